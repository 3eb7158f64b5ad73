import { randomUUID } from "node:crypto";
import type { Bot, Origin, Progress, Reply } from "../../src/chat/bot.ts";
import { parseCommand } from "../../src/chat/parse-command.ts";
import type { Log } from "../../src/log.ts";
import { CHANNEL, TENANT } from "./place.ts";
import type { Viewer } from "./routes.ts";
import type { Transcript } from "./transcript.ts";

/** What people do in the browser, as calls of the bot. Nothing is awaited: answers arrive as changes. */
export interface Inbound {
  message(viewer: Viewer, text: string): void;
  edit(viewer: Viewer, message: string, text: string): void;
  remove(viewer: Viewer, message: string): void;
  reaction(viewer: Viewer, message: string, emoji: string): void;
  action(viewer: Viewer, message: string, action: string, value: string | null): void;
}

export interface InboundOptions {
  readonly bot: Bot;
  readonly transcript: Transcript;
  /** Shows a reply: in place of the clicked entry where it replaces it. */
  readonly show: (
    reply: Reply,
    person: string,
    clicked: string | null,
    thread: string | null,
  ) => Promise<void>;
  /** Shows one person how far slow work is, in one entry that changes and goes at the end. */
  readonly tellProgress: (
    person: string,
    thread: string | null,
  ) => { readonly progress: Progress; readonly end: () => void };
  readonly now: () => number;
  readonly log: Log;
}

/** Connects the page's posts with the bot. */
export function createInbound({ bot, transcript, show, tellProgress, now, log }: InboundOptions): Inbound {
  const inBackground = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => log.error({ err: error }, "web chat could not show an answer"));

  function putMessage(viewer: Viewer, text: string): string {
    const id = randomUUID();
    transcript.put({
      id,
      thread: null,
      author: viewer.person,
      audience: null,
      text,
      card: null,
      cardHtml: null,
      reactions: [],
      delivery: null,
      at: now(),
    });
    return id;
  }

  async function answerCommand(viewer: Viewer, line: string, thread: string): Promise<void> {
    const origin = toOrigin(viewer);
    const parsed = parseCommand(line);
    const call =
      "unknown" in parsed
        ? { command: "help" as const, subcommand: null, options: { topic: parsed.nearest ?? parsed.unknown } }
        : parsed;
    const told = tellProgress(viewer.person, thread);
    const reply = await bot.command({ origin, ...call }, told.progress);
    told.end();
    await show(reply, viewer.person, null, thread);
  }

  return {
    message(viewer, typed) {
      const text = typed.trim();
      if (text === "") return;
      const message = putMessage(viewer, text);
      inBackground(
        text.startsWith("/")
          ? answerCommand(viewer, text.slice(1), message)
          : bot.messagePosted(toPosted(viewer, message, text)),
      );
    },
    edit(viewer, message, text) {
      const entry = transcript.find(message);
      if (entry?.author !== viewer.person || text.trim() === "") return;
      transcript.put({ ...entry, text: text.trim() });
      inBackground(bot.messageEdited(toPosted(viewer, message, text.trim())));
    },
    remove(viewer, message) {
      if (transcript.find(message)?.author !== viewer.person) return;
      transcript.remove(message);
      inBackground(bot.messageDeleted(toOrigin(viewer), message));
    },
    reaction(viewer, message, emoji) {
      const entry = transcript.find(message);
      if (entry === null) return;
      transcript.put({ ...entry, reactions: [...new Set([...entry.reactions, emoji])] });
      inBackground(
        bot.reactionAdded({
          origin: toOrigin(viewer),
          message,
          thread: entry.thread,
          emoji,
          author: entry.author,
          readText: async () => entry.text,
        }),
      );
    },
    action(viewer, message, action, value) {
      inBackground(
        bot
          .action(toOrigin(viewer), action, value)
          .then((reply) => show(reply, viewer.person, message, transcript.find(message)?.thread ?? message)),
      );
    },
  };
}

/** Whoever can open the page runs the bot: they may manage it. */
function toOrigin({ person, locale }: Viewer): Origin {
  return {
    platform: "web",
    tenant: TENANT,
    channel: CHANNEL,
    person,
    locale,
    mayManage: true,
    roles: [],
    direct: true,
  };
}

function toPosted(viewer: Viewer, message: string, text: string) {
  return { origin: toOrigin(viewer), message, thread: null, text, addressed: true, automated: false };
}
