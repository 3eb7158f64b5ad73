import { setTimeout } from "node:timers/promises";
import type { Card } from "../../src/card/card.ts";
import type { Reply } from "../../src/chat/bot.ts";
import { type ChatAdapter, DeliveryError } from "../../src/chat/chat-adapter.ts";
import { hearLine, type InboundOptions } from "./inbound.ts";
import { PLACE, PLATFORM } from "./place.ts";
import { type Posted, rememberPosted } from "./posted.ts";
import { renderCard } from "./render.ts";

/** How long an answer that was begun may take at the end, in milliseconds. */
const PATIENCE = 10_000;

export interface TerminalAdapterOptions {
  /** What the person types, line by line; with its end the chat ends. */
  readonly input: AsyncIterable<string>;
  readonly write: (text: string) => void;
  /** BCP 47 tag of the person's language. */
  readonly locale: string;
}

export interface TerminalAdapter extends ChatAdapter {
  /** Resolves when the last line has been answered. */
  ended(): Promise<void>;
}

/** The chat in the terminal: one person, one channel. The smallest whole adapter, and the model for others. */
export function createTerminalAdapter({ input, write, locale }: TerminalAdapterOptions): TerminalAdapter {
  const posted = rememberPosted();
  const lines = input[Symbol.asyncIterator]();
  let listening = Promise.resolve();
  let answering = Promise.resolve();
  let connected = false;

  async function listen(options: InboundOptions): Promise<void> {
    for (let line = await lines.next(); line.done !== true && connected; line = await lines.next()) {
      answering = hearLine(line.value, options);
      await answering;
    }
  }

  /** Writes a card under its message's number; `marks` says what is special about it. */
  function show(message: string, card: Card, marks: readonly string[]): void {
    const { text, actions } = renderCard(card, posted.nextAction());
    posted.offer(
      message,
      actions.map(({ id }) => id),
    );
    write(`[${[message, ...marks].join(", ")}]\n${text}\n\n`);
  }

  function put(card: Card, fields: Partial<Posted>, marks: readonly string[] = []): string {
    const message = posted.add({ thread: null, author: null, text: null, delivery: null, ...fields });
    const { thread = null } = fields;
    show(message, card, [...(thread === null ? [] : [`on ${thread}`]), ...marks]);
    return message;
  }

  async function showReply(reply: Reply, clicked: string | null, thread: string | null): Promise<void> {
    const marks = reply.audience === "person" ? ["only you"] : [];
    for (const [index, card] of reply.cards.entries()) {
      if (index === 0 && reply.replaces && clicked !== null) show(clicked, card, ["changed"]);
      else {
        const message = put(card, { thread }, marks);
        await reply.posted?.(index, message);
      }
    }
    for (const { name, content } of reply.files ?? []) write(`${name}\n${content}\n`);
  }

  return {
    platform: PLATFORM,
    async start(bot) {
      connected = true;
      const progress = (card: Card) => write(`${renderCard(card).text}\n`);
      const tell = (words: string) => write(`${words}\n\n`);
      listening = listen({ bot, posted, locale, showReply, progress, tell });
    },
    async stop() {
      connected = false;
      // Not awaited: a line that nobody types would never come.
      void lines.return?.();
      await Promise.race([answering, setTimeout(PATIENCE, undefined, { ref: false })]);
    },
    ended: () => listening,
    status: () => ({ connected, detail: connected ? "in this terminal" : "ended" }),
    async post({ channel, thread }, card, delivery) {
      if (channel !== PLACE.channel) throw new DeliveryError("there is no such channel", true);
      return put(card, { thread, delivery: delivery?.id ?? null });
    },
    async update(_channel, message, card) {
      if (posted.find(message) === null) throw new DeliveryError("the message is gone", true);
      show(message, card, ["changed"]);
    },
    async remove(_channel, message) {
      if (posted.remove(message)) write(`[${message}, removed]\n\n`);
    },
    async whisper(_channel, _person, card) {
      put(card, {}, ["only you"]);
    },
    async react(_channel, message, emoji) {
      write(`[${message}, ${emoji}]\n\n`);
    },
    findDelivery: async (_channel, delivery) => posted.findDelivery(delivery),
  };
}
