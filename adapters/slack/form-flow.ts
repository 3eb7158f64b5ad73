import type { App } from "@slack/bolt";
import type { Origin, Reply } from "../../src/chat/bot.ts";
import { type CommandName, commands } from "../../src/chat/commands.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { type Asked, type Respond, showReply } from "./answer.ts";
import type { Answer } from "./api.ts";
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
} from "./forms.ts";
import { publishHome } from "./home.ts";
import { limits } from "./limits.ts";
import { field } from "./people.ts";
import { readChannel, readChoice, readForm } from "./read-form.ts";
import { plain } from "./render-actions.ts";
import { installedIn, text, type Wire } from "./wire.ts";

/** How long a form stays open for the bot's own objections, in milliseconds; Slack waits 3 s. */
const VALIDATION_TIME = 1_500;

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
    const asked: Asked = { origin, respond: null, thread: null, clicked: null };
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

/** Connects submitted forms with the bot. */
export function listenToForms(app: App, wire: Wire): void {
  app.view({ callback_id: CHANGE_FORM, type: "view_submission" }, async ({ ack, view, body, context }) => {
    const values = valuesOf(view);
    const { team } = installedIn(context);
    const { locale } = await wire.people.origin({ team, channel: body.user.id, user: body.user.id }, false);
    const translator = createTranslator(locale);
    const target = readTarget(readChoice(values, TARGET_BLOCK));
    const channel = readChannel(values, CHANNEL_BLOCK);
    if (target === undefined || target === null || channel === null) {
      const [block, option] = channel === null ? [CHANNEL_BLOCK, "channel"] : [TARGET_BLOCK, "change"];
      return ack({
        response_action: "errors",
        errors: { [block]: translator.t("notice.missing-option", { option }) },
      });
    }
    await ack({ response_action: "update", view: renderCommandForm({ ...target, channel }, translator) });
  });

  app.view({ callback_id: COMMAND_FORM, type: "view_submission" }, async ({ ack, view, body, context }) => {
    const { team } = installedIn(context);
    const state = readState(view.private_metadata);
    const specs = state === null ? null : findOptions(state);
    if (state === null || specs === null) return ack();
    const values = valuesOf(view);
    const answerTo = readChannel(values, CHANNEL_BLOCK);
    const user = body.user.id;
    const place = { team, user, channel: state.channel ?? answerTo ?? user };
    const origin = await wire.people.origin(place, state.channel !== null);
    const { options, errors } = readForm(specs, values, createTranslator(origin.locale));
    if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
    const asked = { origin, respond: respondTo(body as unknown as Answer), thread: null, clicked: null };
    const reply = wire.bot.command({ origin, command: state.command, subcommand: state.subcommand, options });
    const objection = await objectionOf(
      reply,
      specs.some(({ type }) => type === "link"),
    );
    if (objection !== null && specs[0] !== undefined)
      return ack({ response_action: "errors", errors: { [specs[0].name]: objection } });
    await ack();
    await wire.run("form", async () => {
      await showReply(wire, asked, await reply);
      if (answerTo === null) await publishHome(wire, team, user);
    });
  });
}

/** What the bot objects to, if it does so at once; slow commands are never waited for. */
async function objectionOf(reply: Promise<Reply>, slow: boolean): Promise<string | null> {
  if (slow) return null;
  const early = await Promise.race([
    reply,
    new Promise<null>((resolve) => setTimeout(resolve, VALIDATION_TIME, null)),
  ]);
  const card = early?.cards[0];
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
  const origin: Origin = await wire.people.origin({ team, user, channel: state.channel ?? user }, false);
  const call = { origin, command: state.command, subcommand: state.subcommand, options: {} };
  const suggestions = await wire.bot.suggest(call, option, text(body, "value"));
  return suggestions
    .filter(({ value }) => value !== "" && value.length <= limits.optionValue)
    .map(({ value, label }) => ({ text: plain(label, limits.optionText), value }));
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
