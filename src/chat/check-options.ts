import type { NoticeCard } from "../card/card.ts";
import { makeNotice, type Saying } from "../card/notice-card.ts";
import type { Translator } from "../i18n/translate.ts";
import type { CommandCall } from "./bot.ts";
import { closestWord } from "./closest-word.ts";
import { type CommandSpec, commands, type OptionSpec, type SubcommandSpec } from "./commands.ts";
import { parseLanguage } from "./parse-languages.ts";

/** A command's options, checked against the table; languages are BCP 47 tags. */
export type CheckedOptions = Readonly<Record<string, string | number | boolean>>;

export interface CheckedCall {
  readonly spec: SubcommandSpec;
  /** `null` for a command without subcommands. */
  readonly subcommand: string | null;
  readonly options: CheckedOptions;
}

type Value = string | number | boolean;
type Problem = { readonly text: Saying; readonly hint?: Saying };

/** The text of a whole message may stand where a link is asked for. */
const MAX_LINK_TEXT = 40_000;

/** Checks a call against the command table; what is wrong comes back as a Notice. */
export function checkCall(call: CommandCall, words: Translator): CheckedCall | NoticeCard {
  const command = (commands as readonly CommandSpec[]).find(({ name }) => name === call.command);
  const names = command?.subcommands.map(({ name }) => name) ?? [];
  const subcommand = names.length === 0 ? null : (call.subcommand ?? names[0]!);
  const spec = subcommand === null ? command : command?.subcommands.find(({ name }) => name === subcommand);
  if (command === undefined)
    return unknownWord(
      call.command,
      commands.map(({ name }) => name),
      words,
    );
  if (spec === undefined) return unknownWord(subcommand!, names, words);
  const options: Record<string, Value> = {};
  for (const option of spec.options) {
    const given = call.options[option.name];
    const checked = given === undefined || given === "" ? missing(option) : check(option, given, words);
    if (typeof checked === "object" && checked !== null) {
      const { text, hint } = checked;
      return makeNotice(words, text, hint === undefined ? {} : { hint });
    }
    if (checked !== null) options[option.name] = checked;
  }
  return { spec, subcommand, options };
}

/** "I do not know “sumarize”. Did you mean “summarize”?" */
export function unknownWord(word: string, known: readonly string[], words: Translator): NoticeCard {
  const nearest = closestWord(word, known);
  const hint: Saying =
    nearest === null
      ? ["notice.one-of", { choices: words.formatList(known) }]
      : ["notice.did-you-mean", { word: nearest }];
  return makeNotice(words, ["notice.unknown-command", { word: word.slice(0, 40) }], { hint });
}

function missing({ name, required }: OptionSpec): Problem | null {
  return required ? { text: ["notice.missing-option", { option: name }] } : null;
}

function check(option: OptionSpec, given: Value, words: Translator): Value | Problem {
  if (option.type === "integer") return checkInteger(option, given);
  if (option.type === "boolean") return checkBoolean(option, given);
  const text = String(given).trim();
  if (option.type === "link") return text.slice(0, MAX_LINK_TEXT);
  if (option.maxLength !== undefined && text.length > option.maxLength)
    return { text: ["notice.too-long", { option: option.name, count: option.maxLength }] };
  if (option.type === "language") return checkLanguage(text, words);
  if (option.type === "choice" && !option.choices?.includes(text))
    return {
      text: badOption(option, text),
      hint: ["notice.one-of", { choices: words.formatList(option.choices ?? []) }],
    };
  return text;
}

function checkInteger(
  { name, min = 0, max = Number.MAX_SAFE_INTEGER }: OptionSpec,
  given: Value,
): Value | Problem {
  const value = typeof given === "string" && given.trim() !== "" ? Number(given) : given;
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
  return { text: ["notice.bad-number", { option: name, min, max }] };
}

function checkBoolean(option: OptionSpec, given: Value): Value | Problem {
  return typeof given === "boolean" ? given : { text: badOption(option, String(given)) };
}

function checkLanguage(text: string, words: Translator): Value | Problem {
  const tag = parseLanguage(text, words.locale);
  if (tag !== null) return tag;
  return {
    text: ["settings.unknown-language", { name: text.slice(0, 60) }],
    hint: "settings.unknown-language-hint",
  };
}

function badOption({ name }: OptionSpec, value: string): Saying {
  return ["notice.bad-option", { option: name, value: value.slice(0, 60) }];
}
