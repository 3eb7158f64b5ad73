import type { App } from "@slack/bolt";
import type { CommandCall, Reply, Suggestion } from "../../src/chat/bot.ts";
import { type CommandName, commands } from "../../src/chat/commands.ts";
import { createTranslator, type Translator } from "../../src/i18n/translate.ts";
import type { Answer } from "./call-api.ts";
import { limits } from "./limits.ts";
import { field, type Whereabouts } from "./look-up-people.ts";
import { publishHome } from "./publish-home.ts";
import { readChannel, readChoice, readForm } from "./read-form.ts";
import { plain } from "./render-actions.ts";
import {
  CHANGE_FORM,
  CHANNEL_BLOCK,
  COMMAND_FORM,
  type FormState,
  type FormTarget,
  findOptions,
  renderChangeForm,
  renderCommandForm,
  TARGET_BLOCK,
} from "./render-forms.ts";
import { type Respond, showReply } from "./show-reply.ts";
import { installedIn, text, type Wire } from "./wire.ts";

/** How long a form stays open for the bot's own objections, in milliseconds; Slack waits 3 s. */
const VALIDATION_TIME = 1_500;
const LOOKUP_TIME = 800;

interface Opening {
  readonly team: string;
  readonly user: string;
  readonly trigger: string;
  /** `null` asks first what to change. */
  readonly target: FormTarget | null;
}

/** Opens a form; a command without options is run at once. */
export async function openForm(wire: Wire, { team, user, trigger, target }: Opening): Promise<void> {
  const origin = await wire.people.origin({ team, channel: user, user }, false);
  const translator = createTranslator(origin.locale);
  if (target !== null && findOptions(target)?.length === 0) {
    const asked = { origin, respond: null, thread: null, clicked: null };
    return showReply(wire, asked, await wire.bot.command({ origin, ...target, options: {} }));
  }
  const view =
    target === null
      ? renderChangeForm(translator)
      : renderCommandForm({ ...target, channel: null }, translator);
  await wire.call(team, "views.open", { trigger_id: trigger, view });
}

/** Reads `settings.auto`; `null` stands for the form that asks what to change, `undefined` for no form of ours. */
export function readTarget(name: string): FormTarget | null | undefined {
  if (name === CHANGE_FORM) return null;
  const [command = "", subcommand = null] = name.split(".");
  const target = { command: command as CommandName, subcommand };
  return findOptions(target) === null ? undefined : target;
}

/** Connects submitted forms with the bot. Nothing slow stands between a submission and its acknowledgement. */
export function listenToForms(app: App, wire: Wire): void {
  app.view({ callback_id: CHANGE_FORM, type: "view_submission" }, async ({ ack, view, body, context }) => {
    const values = valuesOf(view);
    const { t, ...translator } = await translatorFor(wire, installedIn(context).team, body.user.id);
    const target = readTarget(readChoice(values, TARGET_BLOCK));
    const channel = readChannel(values, CHANNEL_BLOCK);
    const errors = {
      ...(channel === null
        ? { [CHANNEL_BLOCK]: t("notice.missing-option", { option: t("form.channel") }) }
        : {}),
      ...(!target ? { [TARGET_BLOCK]: t("notice.missing-option", { option: t("form.change") }) } : {}),
    };
    if (!target || channel === null) return ack({ response_action: "errors", errors });
    await ack({
      response_action: "update",
      view: renderCommandForm({ ...target, channel }, { t, ...translator }),
    });
  });

  app.view({ callback_id: COMMAND_FORM, type: "view_submission" }, async ({ ack, view, body, context }) => {
    const { team } = installedIn(context);
    const state = readState(view.private_metadata);
    const specs = state === null ? null : findOptions(state);
    if (state === null || specs === null) return ack();
    const translator = await translatorFor(wire, team, body.user.id);
    const { options, errors } = readForm(specs, valuesOf(view), translator);
    if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
    const answerTo = readChannel(valuesOf(view), CHANNEL_BLOCK);
    const place = { team, user: body.user.id, channel: state.channel ?? answerTo ?? body.user.id };
    const work = answerForm(wire, place, { ...state, options });
    const objection = await objectionOf(
      work,
      specs.some(({ type }) => type === "link"),
    );
    if (objection !== null && specs[0] !== undefined)
      return ack({ response_action: "errors", errors: { [specs[0].name]: objection } });
    await ack();
    await wire.run("form", async () => {
      const { origin, reply } = await work;
      const respond = respondTo(body as unknown as Answer);
      await showReply(wire, { origin, respond, thread: null, clicked: null }, reply);
      if (answerTo === null) await publishHome(wire, team, body.user.id);
    });
  });
}

type Filled = FormTarget & Pick<CommandCall, "options">;

async function answerForm(wire: Wire, place: Whereabouts, { command, subcommand, options }: Filled) {
  const origin = await wire.people.origin(place, true);
  return { origin, reply: await wire.bot.command({ origin, command, subcommand, options }) };
}

/** A person's words; English where Slack does not tell their language soon enough. */
async function translatorFor(wire: Wire, team: string, user: string): Promise<Translator> {
  const known = wire.people.origin({ team, channel: user, user }, false);
  return createTranslator((await within(LOOKUP_TIME, known))?.locale ?? "en");
}

/** A result, or `null` where it takes longer than `time` milliseconds. */
async function within<T>(time: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, time, null);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What the bot objects to, if it does so at once; slow commands are never waited for. */
async function objectionOf(work: Promise<{ readonly reply: Reply }>, slow: boolean): Promise<string | null> {
  const early = slow ? null : await within(VALIDATION_TIME, work);
  const card = early?.reply.cards[0];
  if (card?.kind !== "notice" || card.tone !== "problem") return null;
  return [card.text, card.hint].filter((part) => part !== null).join(" ");
}

/** The `response_url` of a form's channel menu, as a way to answer where the bot is no member. */
function respondTo(body: Answer): Respond | null {
  const first = Array.isArray(body.response_urls) ? (body.response_urls[0] as Answer | undefined) : undefined;
  const url = first === undefined ? "" : text(first, "response_url");
  if (url === "") return null;
  return async (message) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(message) });
    if (!answer.ok) throw new Error(`response_url: ${answer.status}`);
  };
}

/** Offers values for a menu whose options the bot knows (`block_suggestion`). */
export async function offerChoices(wire: Wire, body: Answer, team: string) {
  const view = field(body, "view");
  const state = readState(text(view, "private_metadata"));
  const option = text(body, "block_id");
  if (state === null || findOptions(state)?.some(({ name }) => name === option) !== true) return [];
  const user = text(field(body, "user"), "id");
  const place = { team, user, channel: state.channel ?? user };
  const suggestions = await within(VALIDATION_TIME, suggest(wire, place, state, option, text(body, "value")));
  return (suggestions ?? [])
    .filter(({ value }) => value !== "" && value.length <= limits.optionValue)
    .map(({ value, label }) => ({ text: plain(label, limits.optionText), value }));
}

async function suggest(
  wire: Wire,
  place: Whereabouts,
  { command, subcommand }: FormTarget,
  option: string,
  typed: string,
): Promise<readonly Suggestion[]> {
  const origin = await wire.people.origin(place, false);
  return wire.bot.suggest({ origin, command, subcommand, options: {} }, option, typed);
}

function readState(metadata: string): FormState | null {
  try {
    const { command, subcommand, channel } = JSON.parse(metadata) as Answer;
    if (!commands.some(({ name }) => name === command)) return null;
    return {
      command: command as CommandName,
      subcommand: typeof subcommand === "string" ? subcommand : null,
      channel: typeof channel === "string" ? channel : null,
    };
  } catch {
    return null;
  }
}

function valuesOf(view: { readonly state?: unknown }): Answer {
  return field((view.state ?? {}) as Answer, "values");
}
