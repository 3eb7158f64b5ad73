import type { PanelCard, PanelLine, PanelSection } from "../card/card.ts";
import { makeLine, makePanel } from "../card/panel-card.ts";
import { isMessageKey } from "../i18n/load-messages.ts";
import type { Translator } from "../i18n/translate.ts";
import type { Asking } from "./asking.ts";
import type { Reply } from "./bot.ts";
import { unknownWord } from "./check-options.ts";
import {
  type CommandName,
  type CommandSpec,
  commands,
  type OptionSpec,
  type SubcommandSpec,
} from "./commands.ts";
import { replyPrivately } from "./make-reply.ts";

const table: readonly CommandSpec[] = commands;

/** Explains everything, or one command by its name here or in the person's language. */
export function answerHelp(asking: Asking, topic: string | null): Reply {
  const { words } = asking;
  if (topic === null) return replyPrivately(makeHelpCard(asking));
  const word = topic.replace(/^\//, "").trim().split(/\s+/)[0]!.toLowerCase();
  const command = table.find(({ name }) => name === word || describe(words, "commandName", name) === word);
  if (command !== undefined) return replyPrivately(makeCommandCard(command, asking));
  const names = table.map(({ name }) => name);
  return replyPrivately(unknownWord(topic, names, words), makeHelpCard(asking));
}

function makeHelpCard(asking: Asking): PanelCard {
  const { words, typed } = asking;
  const ways: PanelLine[] = [
    makeLine(words, words.t("help.way-command", { command: typed("summarize") })),
    ...(["help.way-mention", "help.way-paste", "help.way-reaction", "help.way-remove"] as const).map((key) =>
      makeLine(words, words.t(key)),
    ),
  ];
  return makePanel(words, words.t("help.title"), [
    { heading: null, lines: [makeLine(words, words.t("help.intro"))] },
    { heading: words.t("help.ways"), lines: ways },
    {
      heading: words.t("help.commands"),
      lines: table.map(({ name }) =>
        makeLine(words, typed(name as CommandName), { note: describe(words, "command", name) }),
      ),
    },
  ]);
}

function makeCommandCard(command: CommandSpec, asking: Asking): PanelCard {
  const { words, typed } = asking;
  const name = command.name as CommandName;
  const sections: PanelSection[] = [
    { heading: null, lines: [makeLine(words, describe(words, "command", name))] },
    { heading: words.t("help.options"), lines: optionLines(command, words) },
    ...command.subcommands.map((sub) => ({
      heading: typed(name, sub.name),
      lines: [
        makeLine(words, describe(words, "command", `${name}.${sub.name}`), {
          note: sub.manage === true ? words.t("help.manage") : null,
        }),
        ...optionLines(sub, words),
      ],
    })),
  ];
  return makePanel(words, typed(name), sections);
}

function optionLines({ options }: SubcommandSpec, words: Translator): PanelLine[] {
  return options.map((option) =>
    makeLine(words, `${option.name}: ${describe(words, "option", option.name)}`, {
      note:
        [option.required ? words.t("help.required") : "", ...describeChoices(option, words)]
          .filter((part) => part !== "")
          .join(" · ") || null,
    }),
  );
}

/** As they are typed, with what they mean. */
function describeChoices({ name, choices = [] }: OptionSpec, words: Translator): string[] {
  return choices.map((choice) => `${choice}: ${describe(words, "choice", `${name}.${choice}`)}`);
}

/** The message of a name in the command table; the completeness of these keys is tested. */
function describe(
  words: Translator,
  kind: "command" | "commandName" | "option" | "choice",
  name: string,
): string {
  const key = `${kind}.${name}`;
  return isMessageKey(key) ? words.t(key) : name;
}
