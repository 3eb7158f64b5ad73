import type { Bot, Origin, Progress, Reply } from "../../src/chat/bot.ts";
import { parseCommand } from "../../src/chat/parse-command.ts";
import { PERSON, PLACE, PLATFORM } from "./place.ts";
import type { PostedMessages } from "./posted.ts";

export interface InboundOptions {
  readonly bot: Bot;
  readonly posted: PostedMessages;
  /** BCP 47. */
  readonly locale: string;
  /** Shows an answer: in place of the message that was clicked where it replaces it. */
  readonly showReply: (reply: Reply, clicked: string | null, thread: string | null) => Promise<void>;
  readonly progress: Progress;
  /** Says that something was typed in vain. */
  readonly tell: (words: string) => void;
}

/** `+📰` or `+📰 3`: a reaction to the last message, or to the third. */
const REACTION = /^\+(\P{ASCII}+)(?:\s+(\d+))?$/u;
/** `:2` or `:2 es`: a click on the second button, a choice from the second menu. */
const CLICK = /^:(\d+)(?:\s+(.+))?$/;

/** Tells the bot what a person typed, and shows its answer. */
export async function hearLine(line: string, options: InboundOptions): Promise<void> {
  const text = line.trim();
  if (text === "") return;
  const [, emoji, reacted] = REACTION.exec(text) ?? [];
  if (emoji !== undefined) return hearReaction(emoji, reacted, options);
  const [, number, value] = CLICK.exec(text) ?? [];
  if (number !== undefined) return hearClick(Number(number), value ?? null, options);
  const { bot, posted, locale } = options;
  const message = posted.add({ thread: null, author: PERSON, text, delivery: null });
  if (text.startsWith("/")) return hearCommand(text.slice(1), message, options);
  const origin = toOrigin(locale);
  await bot.messagePosted({ origin, message, thread: null, text, addressed: true, automated: false });
}

async function hearCommand(
  line: string,
  message: string,
  { bot, locale, showReply, progress }: InboundOptions,
): Promise<void> {
  const parsed = parseCommand(line);
  const call =
    "unknown" in parsed
      ? { command: "help" as const, subcommand: null, options: { topic: parsed.nearest ?? parsed.unknown } }
      : parsed;
  await showReply(await bot.command({ origin: toOrigin(locale), ...call }, progress), null, message);
}

async function hearReaction(
  emoji: string,
  named: string | undefined,
  { bot, posted, locale, tell }: InboundOptions,
): Promise<void> {
  const message = named ?? posted.last() ?? "";
  const found = posted.find(message);
  if (found === null) return tell(`There is no message ${message}.`);
  const { thread, author, text } = found;
  const origin = toOrigin(locale);
  await bot.reactionAdded({ origin, message, thread, emoji, author, readText: async () => text });
}

async function hearClick(
  number: number,
  value: string | null,
  { bot, posted, locale, showReply, progress, tell }: InboundOptions,
): Promise<void> {
  const offered = posted.offered(number);
  if (offered === null) return tell(`There is no button ${number}.`);
  const reply = await bot.action(toOrigin(locale), offered.id, value, progress);
  await showReply(reply, offered.message, offered.message);
}

/** Whoever has the terminal runs the bot: they may manage it. */
function toOrigin(locale: string): Origin {
  return {
    platform: PLATFORM,
    tenant: PLACE.tenant,
    channel: PLACE.channel,
    person: PERSON,
    locale,
    mayManage: true,
    roles: [],
    direct: true,
  };
}
