import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Card } from "../../src/card/card.ts";
import { type Delivery, DeliveryError, type Target } from "../../src/chat/chat-adapter.ts";
import type { Log } from "../../src/log.ts";
import type { CallApi } from "./call-api.ts";
import type { SlackFailure } from "./classify-error.ts";
import { nameOfEmoji } from "./emoji.ts";
import { findPosted, METADATA_TYPE } from "./find-posted.ts";
import { decodePlace, type Place } from "./ids.ts";
import { type RenderedCard, renderCard } from "./render.ts";
import { type HeldPicture, uploadPicture } from "./upload-picture.ts";

export interface PostingOptions {
  readonly call: CallApi;
  readonly now: () => number;
  /** The first message of the thread in which a message stands, where known. */
  readonly rootOf: (channel: string, ts: string) => string;
  readonly log: Log;
}

/** Slack works on a picture for a while before messages may name it: how long is waited between tries, in ms. */
const PICTURE_WAITS = [0, 1_500, 3_000];

/** The adapter's outgoing half; every method rejects with a DeliveryError. */
export type Posting = ReturnType<typeof createPosting>;

/** Refusals of how a message is made, not of whether it may be posted. */
const MAKE: ReadonlySet<string> = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "invalid_arguments",
]);

/** Posts, updates and deletes cards. */
export function createPosting({ call, now, rootOf, log }: PostingOptions) {
  /** Tries ever plainer forms of a card while Slack objects to its form (an image it cannot fetch, its size). */
  async function send<T>(
    card: Card,
    request: (message: RenderedCard) => Promise<T>,
    picture: HeldPicture | null = null,
  ): Promise<T> {
    const pictured =
      picture === null
        ? []
        : PICTURE_WAITS.map((wait) => async () => {
            await sleep(wait);
            return renderCard(card, { picture });
          });
    const forms: readonly (() => RenderedCard | Promise<RenderedCard>)[] = [
      ...pictured,
      () => renderCard(card),
      () => renderCard(card, { images: false, maxBlocks: 12 }),
      () => ({ text: renderCard(card).text, blocks: [] }),
    ];
    for (const [index, form] of forms.entries()) {
      try {
        return await request(await form());
      } catch (error) {
        if (index === forms.length - 1 || !MAKE.has((error as SlackFailure).code)) throw error;
        if (index === pictured.length - 1)
          log.warn({ err: error }, "a picture was left out: Slack refused it");
      }
    }
    throw new DeliveryError("no form of the card was accepted", true);
  }

  async function postOnce(
    { team, id }: Place,
    card: Card,
    thread: string | null,
    { delivery, picture }: { readonly delivery: string; readonly picture: HeldPicture | null },
  ): Promise<string> {
    const request = (message: RenderedCard) =>
      call(team, "chat.postMessage", {
        channel: id,
        ...toArguments(message),
        ...(thread === null ? {} : { thread_ts: thread, reply_broadcast: false }),
        metadata: { event_type: METADATA_TYPE, event_payload: { id: delivery } },
      });
    const answer = await send(card, request, picture);
    return readTs(answer.ts);
  }

  return {
    async post({ channel, thread }: Target, card: Card, delivery?: Delivery): Promise<string> {
      const place = expectPlace(channel);
      const root = thread === null ? null : rootOf(channel, thread);
      const id = delivery?.id ?? randomBytes(10).toString("hex");
      const begun = new Date(now() - 60_000);
      const marks = { delivery: id, picture: await uploadPicture(call, place.team, card, log) };
      try {
        return await postOnce(place, card, root, marks);
      } catch (error) {
        if ((error as SlackFailure).uncertain !== true) throw error;
        // The answer was lost: look before posting again; where looking is refused, the caller decides.
        const found = await findPosted(call, place, id, begun, root).catch(() => {
          throw error;
        });
        return found ?? (await postOnce(place, card, root, marks));
      }
    },

    async update(channel: string, ts: string, card: Card): Promise<void> {
      const { team, id } = expectPlace(channel);
      const picture = await uploadPicture(call, team, card, log);
      const request = (message: RenderedCard) =>
        call(team, "chat.update", { channel: id, ts, ...toArguments(message) });
      await send(card, request, picture);
    },

    async remove(channel: string, ts: string): Promise<void> {
      const { team, id } = expectPlace(channel);
      await unlessGone("message_not_found", call(team, "chat.delete", { channel: id, ts }));
    },

    async whisper(channel: string, person: string, card: Card, thread: string | null = null): Promise<void> {
      const { team, id } = expectPlace(channel);
      const user = expectPlace(person).id;
      await send(card, (message) =>
        call(team, "chat.postEphemeral", {
          channel: id,
          user,
          ...toArguments(message),
          ...(thread === null ? {} : { thread_ts: rootOf(channel, thread) }),
        }),
      );
    },

    async react(channel: string, ts: string, emoji: string): Promise<void> {
      const { team, id } = expectPlace(channel);
      const name = nameOfEmoji(emoji);
      if (name === null) throw new DeliveryError("Slack has no such emoji", true);
      await unlessGone("already_reacted", call(team, "reactions.add", { channel: id, timestamp: ts, name }));
    },

    findDelivery(
      channel: string,
      deliveryId: string,
      since: Date,
      thread: string | null = null,
    ): Promise<string | null> {
      const root = thread === null ? null : rootOf(channel, thread);
      return findPosted(call, expectPlace(channel), deliveryId, since, root);
    },
  };
}

/** What every message carries: no previews, and nothing in its text that Slack should make a link or mention of. */
export function toArguments({ text, blocks }: RenderedCard) {
  return {
    text,
    ...(blocks.length === 0 ? {} : { blocks }),
    unfurl_links: false,
    unfurl_media: false,
    parse: "none",
    link_names: false,
  };
}

async function unlessGone(code: string, request: Promise<unknown>): Promise<void> {
  await request.catch((error: SlackFailure) => {
    if (error.code !== code) throw error;
  });
}

function expectPlace(text: string): Place {
  const place = decodePlace(text);
  if (place === null) throw new DeliveryError("not an id of Slack", true);
  return place;
}

function readTs(ts: unknown): string {
  if (typeof ts === "string") return ts;
  throw new DeliveryError("Slack answered without a timestamp", false);
}
