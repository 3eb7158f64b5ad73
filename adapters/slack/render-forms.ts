import type { types } from "@slack/bolt";
import { type CommandName, type CommandSpec, commands, type OptionSpec } from "../../src/chat/commands.ts";
import { isMessageKey } from "../../src/i18n/load-messages.ts";
import type { Translator } from "../../src/i18n/translate.ts";
import { limits } from "./limits.ts";
import { plain } from "./render-actions.ts";

/** What a form asks for: a command of the table. */
export interface FormTarget {
  readonly command: CommandName;
  readonly subcommand: string | null;
}

/** What a form carries from one step to the next. */
export interface FormState extends FormTarget {
  /** The channel that it is about, chosen in the step before; `null`: asked for here, or the person's own. */
  readonly channel: string | null;
}

/** Ids of our forms and of what is in them. */
export const FORM_ACTION = "form:";
export const CHANGE_FORM = "change";
export const COMMAND_FORM = "command";
export const INPUT_ACTION = "input";
export const CHANNEL_BLOCK = "channel";
export const TARGET_BLOCK = "target";

/** What the buttons of the Home tab open; `change` asks first what to change and where. */
const HOME_FORMS = ["settings.my-languages", "summarize"] as const;

/** Finds a command (and subcommand) of the table; `null` for what it does not have. */
export function findOptions({ command, subcommand }: FormTarget): readonly OptionSpec[] | null {
  const spec = (commands as readonly CommandSpec[]).find(({ name }) => name === command);
  if (spec === undefined) return null;
  if (subcommand === null) return spec.subcommands.length === 0 ? spec.options : null;
  return spec.subcommands.find(({ name }) => name === subcommand)?.options ?? null;
}

/** `settings.auto`, also a message key after `command.`. */
export function nameTarget({ command, subcommand }: FormTarget): string {
  return subcommand === null ? command : `${command}.${subcommand}`;
}

/** The Home tab's buttons. */
export function renderFormButtons(translator: Translator): types.ActionsBlock {
  const button = (id: string, label: string): types.Button => ({
    type: "button",
    action_id: `${FORM_ACTION}${id}`,
    text: plain(label, limits.buttonText),
  });
  return {
    type: "actions",
    elements: [
      ...HOME_FORMS.map((name) => button(name, describe(name, translator))),
      button(CHANGE_FORM, translator.t("form.change")),
    ],
  };
}

/** The first step: which channel, and what to change there. */
export function renderChangeForm(translator: Translator): types.ModalView {
  const choices = changeable().map((name) => ({
    text: plain(describe(name, translator), limits.optionText),
    value: name,
  }));
  return modal(translator, CHANGE_FORM, { submit: translator.t("form.next"), state: null }, [
    channelInput(translator, false),
    {
      type: "input",
      block_id: TARGET_BLOCK,
      label: plain(translator.t("form.change"), limits.inputLabel),
      element: { type: "static_select", action_id: INPUT_ACTION, options: choices },
    },
  ]);
}

/** Everything that managers can set for a channel. */
function changeable(): string[] {
  return (commands as readonly CommandSpec[]).flatMap(({ name, subcommands }) =>
    subcommands
      .filter((sub) => sub.manage === true && sub.options.length > 0)
      .map((sub) => `${name}.${sub.name}`),
  );
}

/** The form of one command: an input for each option of the table. */
export function renderCommandForm(state: FormState, translator: Translator): types.ModalView {
  const options = findOptions(state) ?? [];
  const asksChannel = options.some(({ type }) => type === "link");
  return modal(translator, COMMAND_FORM, { submit: translator.t("form.submit"), state }, [
    { type: "section", text: plain(describe(nameTarget(state), translator), limits.sectionText) },
    ...options.map((option) => renderInput(option, translator)),
    ...(asksChannel && state.channel === null ? [channelInput(translator, true)] : []),
  ]);
}

function modal(
  translator: Translator,
  callback_id: string,
  { submit, state }: { submit: string; state: FormState | null },
  blocks: types.KnownBlock[],
): types.ModalView {
  return {
    type: "modal",
    callback_id,
    private_metadata: state === null ? "" : JSON.stringify(state),
    title: plain(translator.t("home.title"), limits.viewTitle),
    submit: plain(submit, limits.viewButton),
    close: plain(translator.t("form.cancel"), limits.viewButton),
    blocks,
  };
}

/** Where the answer goes; with a response_url, so that it also works where the bot is no member. */
function channelInput(translator: Translator, answers: boolean): types.InputBlock {
  return {
    type: "input",
    block_id: CHANNEL_BLOCK,
    optional: answers,
    label: plain(translator.t("form.channel"), limits.inputLabel),
    element: {
      type: "conversations_select",
      action_id: INPUT_ACTION,
      default_to_current_conversation: true,
      ...(answers ? { response_url_enabled: true } : {}),
    },
  };
}

function renderInput(option: OptionSpec, translator: Translator): types.InputBlock {
  return {
    type: "input",
    block_id: option.name,
    optional: !option.required || option.type === "boolean",
    label: plain(labelOf(option, translator), limits.inputLabel),
    element: renderElement(option, translator),
  };
}

function renderElement(option: OptionSpec, translator: Translator): types.InputBlock["element"] {
  const action_id = INPUT_ACTION;
  if (option.type === "language" || option.suggested === true)
    return { type: "external_select", action_id, min_query_length: 0 };
  if (option.type === "boolean") return checkbox(plain(labelOf(option, translator), limits.optionText));
  if (option.type === "choice") {
    const options = (option.choices ?? []).map((value) => ({
      text: plain(wordsFor(`choice.${option.name}.${value}`, value, translator), limits.optionText),
      value,
    }));
    return { type: "static_select", action_id, options };
  }
  return {
    type: "plain_text_input",
    action_id,
    max_length: Math.min(option.maxLength ?? 200, limits.plainInput),
  };
}

function checkbox(label: types.PlainTextElement): types.Checkboxes {
  return { type: "checkboxes", action_id: INPUT_ACTION, options: [{ text: label, value: "true" }] };
}

/** An option's words. */
export function labelOf({ name }: OptionSpec, translator: Translator): string {
  return wordsFor(`option.${name}`, name, translator);
}

function describe(name: string, translator: Translator): string {
  return wordsFor(`command.${name}`, name, translator);
}

function wordsFor(key: string, fallback: string, { t }: Translator): string {
  return isMessageKey(key) ? t(key) : fallback;
}
