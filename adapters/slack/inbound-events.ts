import type { App } from "@slack/bolt";
import type { PostedMessage } from "../../src/chat/bot.ts";
import type { Answer } from "./call-api.ts";
import { emojiOfName } from "./emoji.ts";
import { encodePlace, encodeTenant, isDirect } from "./ids.ts";
import { field } from "./look-up-people.ts";
import { publishHome } from "./publish-home.ts";
import { readReactedText } from "./read-reacted-text.ts";
import { answerLinks } from "./unfurl-links.ts";
import { markupOf, mentions, unwrapText, withoutMention } from "./unwrap-text.ts";
import { type Installed, installedIn, text, type Wire } from "./wire.ts";

/** Subtypes of messages that people wrote, beside none. */
const WRITTEN: ReadonlySet<string> = new Set([
  "",
  "file_share",
  "thread_broadcast",
  "me_message",
  "bot_message",
]);

/** Connects Slack's events with the bot. They are kept and acknowledged when these listeners run. */
export function listenToEvents(app: App, wire: Wire): void {
  const on = (
    name: string,
    handle: (event: Answer, installed: Installed, body: Answer) => Promise<unknown>,
  ) =>
    app.event(name, async ({ event, body, context }) => {
      const payload = body as unknown as Answer;
      const installed = installedIn(context);
      await wire.run(name, () =>
        handle(event as unknown as Answer, installed, payload).catch((error) => {
          installed.attempt?.again();
          throw error;
        }),
      );
    });

  on("message", (event, installed) => messageHeard(wire, event, installed));
  on("app_mention", (event, installed) => messagePosted(wire, event, installed));
  on("reaction_added", (event, installed) => reactionAdded(wire, event, installed));
  on("link_shared", (event, installed) => answerLinks(wire, event, installed));
  on("app_home_opened", async (event, { team }) => {
    if (text(event, "tab") !== "messages") await publishHome(wire, team, text(event, "user"));
  });
  on("app_uninstalled", (_, { team }) => wire.teamRemoved(team));
  on("tokens_revoked", async (event, { team }) => {
    const { bot } = field(event, "tokens");
    if (Array.isArray(bot) && bot.length > 0) await wire.teamRemoved(team);
  });
}

async function messageHeard(wire: Wire, event: Answer, installed: Installed): Promise<void> {
  const subtype = text(event, "subtype");
  if (subtype === "message_changed") return messageChanged(wire, event, installed);
  if (subtype === "message_deleted") return messageDeleted(wire, event, installed, text(event, "deleted_ts"));
  if (WRITTEN.has(subtype)) await messagePosted(wire, event, installed);
}

async function messagePosted(wire: Wire, event: Answer, installed: Installed): Promise<void> {
  if (isOurs(event, installed)) return;
  const channel = text(event, "channel");
  remember(wire, installed.team, channel, event);
  await wire.bot.messagePosted(await toPosted(wire, event, channel, installed));
}

async function messageChanged(wire: Wire, event: Answer, installed: Installed): Promise<void> {
  const message = field(event, "message");
  const channel = text(event, "channel");
  // A deleted message with a thread below it stays as a tombstone.
  if (text(message, "subtype") === "tombstone")
    return messageDeleted(wire, event, installed, text(message, "ts"));
  // Slack also says "changed" when it adds a preview or a thread.
  if (text(message, "text") === text(field(event, "previous_message"), "text")) return;
  if (isOurs(message, installed)) return;
  remember(wire, installed.team, channel, message);
  await wire.bot.messageEdited(await toPosted(wire, message, channel, installed));
}

async function messageDeleted(
  wire: Wire,
  event: Answer,
  { team, attempt }: Installed,
  ts: string,
): Promise<void> {
  const place = encodePlace({ team, id: text(event, "channel") });
  wire.recent.forget(place, ts);
  const tenant = isDirect(text(event, "channel")) ? place : encodeTenant(team);
  await wire.bot.messageDeleted({ platform: "slack", tenant, channel: place }, ts, attempt);
}

async function reactionAdded(wire: Wire, event: Answer, { team, attempt }: Installed): Promise<void> {
  const item = field(event, "item");
  const emoji = emojiOfName(text(event, "reaction"));
  if (text(item, "type") !== "message" || emoji === null) return;
  const place = { team, id: text(item, "channel") };
  const ts = text(item, "ts");
  const known = wire.recent.find(encodePlace(place), ts);
  const author = text(event, "item_user") || known?.author || "";
  await wire.bot.reactionAdded({
    origin: await wire.people.origin({ team, channel: place.id, user: text(event, "user") }, false),
    message: ts,
    thread: known?.thread ?? null,
    emoji,
    author: author === "" ? null : encodePlace({ team, id: author }),
    readText: () => readReactedText(wire, place, ts),
    ...(attempt === undefined ? {} : { attempt }),
  });
}

async function toPosted(
  wire: Wire,
  event: Answer,
  channel: string,
  installed: Installed,
): Promise<PostedMessage> {
  const { team, botUser, attempt } = installed;
  const user = text(event, "user") || text(event, "bot_id") || "unknown";
  const markup = markupOf(event);
  const thread = text(event, "thread_ts");
  const automated = text(event, "bot_id") !== "" || text(event, "subtype") === "bot_message";
  return {
    origin: await wire.people.origin({ team, channel, user }, false),
    message: text(event, "ts"),
    thread: thread === "" || thread === text(event, "ts") ? null : thread,
    text: unwrapText(withoutMention(markup, botUser)).trim(),
    addressed: isDirect(channel) || text(event, "type") === "app_mention" || mentions(markup, botUser),
    automated,
    ...(attempt === undefined ? {} : { attempt }),
  };
}

function isOurs(event: Answer, { botUser, bot }: Installed): boolean {
  return (bot !== "" && event.bot_id === bot) || (botUser !== "" && event.user === botUser);
}

/** Only messages with links: a reaction to one needs its text. */
function remember({ recent }: Wire, team: string, channel: string, event: Answer): void {
  const markup = markupOf(event);
  const place = encodePlace({ team, id: channel });
  const thread = text(event, "thread_ts") || null;
  const author = text(event, "user") || null;
  if (markup.includes("http") || thread !== null)
    recent.put(place, text(event, "ts"), { text: markup, thread, author });
  // An edit may have removed the links.
  else recent.forget(place, text(event, "ts"));
}
