import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import type { Card } from "../../src/card/card.ts";
import type { Reply } from "../../src/chat/bot.ts";
import { type ChatAdapter, DeliveryError } from "../../src/chat/chat-adapter.ts";
import type { Log } from "../../src/log.ts";
import { createImageAddresses } from "./image-address.ts";
import { createInbound } from "./inbound.ts";
import { CHANNEL } from "./place.ts";
import { renderCard, renderFiles } from "./render.ts";
import type { PlatformView } from "./render-view.ts";
import { createChatRoutes } from "./routes.ts";
import { createTranscript, type Entry } from "./transcript.ts";

export interface WebAdapterOptions {
  /** The address the server is bound to: requests for other hosts are refused. */
  readonly host: string;
  /** Asked from everybody when set. */
  readonly password: string | null;
  readonly now: () => number;
  readonly log: Log;
  /** Fetches a publisher's picture through the safe fetch; rejects where it may not or cannot. */
  readonly fetchImage: (url: string) => Promise<{ readonly body: Uint8Array; readonly mediaType: string }>;
  /** Other platforms as which a card may be looked at. */
  readonly views: readonly PlatformView[];
  /** Where to mount the chat; the server itself belongs to the caller. */
  readonly mount: (routes: Hono) => void;
}

/** Milliseconds between two states of the progress that are shown. */
const PROGRESS_PAUSE = 300;

/** The chat in the browser as one more platform. */
export function createWebAdapter({ now, log, mount, ...options }: WebAdapterOptions): ChatAdapter {
  const transcript = createTranscript();
  const images = createImageAddresses();
  let connected = false;

  const draw = (card: Card) => renderCard(card, images.toAddress);

  function put(card: Card, fields: Partial<Entry>): string {
    const entry: Entry = {
      id: randomUUID(),
      thread: null,
      author: null,
      audience: null,
      text: null,
      card,
      cardHtml: draw(card),
      reactions: [],
      delivery: null,
      at: now(),
      ...fields,
    };
    transcript.put(entry);
    return entry.id;
  }

  async function show(
    reply: Reply,
    person: string,
    clicked: string | null,
    thread: string | null,
  ): Promise<void> {
    const replaced = reply.replaces && clicked !== null ? transcript.find(clicked) : null;
    const audience = reply.audience === "person" ? person : null;
    for (const [index, card] of reply.cards.entries()) {
      const cardHtml = index === 0 ? draw(card) + renderFiles(reply.files ?? []) : draw(card);
      if (index === 0 && replaced !== null) transcript.put({ ...replaced, card, cardHtml });
      else {
        const message = put(card, { audience, thread, cardHtml });
        await reply.posted?.(index, message);
      }
    }
  }

  function tellProgress(person: string, thread: string | null) {
    let shown: string | null = null;
    let shownAt = 0;
    return {
      progress(card: Card): void {
        if (now() - shownAt < PROGRESS_PAUSE) return;
        shownAt = now();
        const entry = shown === null ? null : transcript.find(shown);
        if (entry === null) shown = put(card, { audience: person, thread });
        else transcript.put({ ...entry, card, cardHtml: draw(card) });
      },
      end(): void {
        if (shown !== null) transcript.remove(shown);
      },
    };
  }

  function expectEntry(id: string): Entry {
    const entry = transcript.find(id);
    if (entry === null) throw new DeliveryError("the message is gone", true);
    return entry;
  }

  return {
    platform: "web",
    async start(bot) {
      const inbound = createInbound({ bot, transcript, show, tellProgress, now, log });
      mount(createChatRoutes({ ...options, inbound, transcript, images }));
      connected = true;
    },
    async stop() {
      connected = false;
    },
    status: () => ({ connected, detail: connected ? "serving" : "stopped" }),
    async post({ channel, thread }, card, delivery) {
      if (channel !== CHANNEL) throw new DeliveryError("there is no such channel", true);
      return put(card, { thread, delivery: delivery?.id ?? null });
    },
    async update(_channel, message, card) {
      transcript.put({ ...expectEntry(message), card, cardHtml: draw(card) });
    },
    async remove(_channel, message) {
      transcript.remove(message);
    },
    async whisper(_channel, person, card) {
      put(card, { audience: person });
    },
    async react(_channel, message, emoji) {
      const entry = expectEntry(message);
      transcript.put({ ...entry, reactions: [...new Set([...entry.reactions, emoji])] });
    },
    async findDelivery(_channel, delivery) {
      return transcript.findDelivery(delivery)?.id ?? null;
    },
  };
}
