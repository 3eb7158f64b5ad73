import { randomBytes } from "node:crypto";
import { type APIMessage, type APIThreadChannel, type REST, Routes } from "discord.js";
import type { Card } from "../../src/card/card.ts";
import { type ChatAdapter, DeliveryError, type Target } from "../../src/chat/chat-adapter.ts";
import type { Log } from "../../src/log.ts";
import { renderWithPicture, toRequest, withoutPicture } from "./attach-picture.ts";
import { findDelivered, type Sought } from "./find-delivered.ts";
import { type ChannelId, decodeChannel, decodeMessage, encodeMessage, type MessageId } from "./ids.ts";
import { markDelivery } from "./mark-delivery.ts";
import { missingPermissions } from "./missing-permissions.ts";
import type { SentMessage } from "./payloads.ts";
import type { Places } from "./places.ts";
import { type MessageBody, simplify } from "./render.ts";
import { REFUSALS, refusalOf, toDeliveryError } from "./rest.ts";
import { threadName } from "./thread-name.ts";

export interface PostingOptions {
  readonly rest: REST;
  readonly places: Places;
  /** This bot's own id; `null` before it is told. */
  readonly me: () => string | null;
  readonly log: Log;
}

type Outgoing = "post" | "update" | "remove" | "whisper" | "react" | "findDelivery";
/** The adapter's outgoing half; every method rejects with a DeliveryError. */
export type Posting = Required<Pick<ChatAdapter, Outgoing>>;

/** Refusals that may be of the file alone. */
const AGAINST_FILES: ReadonlySet<number> = new Set([
  REFUSALS.missingPermissions,
  REFUSALS.missingAccess,
  REFUSALS.tooLarge,
]);

/** How long a thread under a message stays open after its last message, in minutes. */
const THREAD_MINUTES = 1440;

export function createPosting({ rest, places, me, log }: PostingOptions): Posting {
  async function send(
    channel: string,
    body: MessageBody,
    nonce: string,
    replyTo?: MessageId,
  ): Promise<string> {
    const reference = replyTo && { message_id: replyTo.message, fail_if_not_exists: false };
    const create = (content: MessageBody) =>
      rest.post(Routes.channelMessages(channel), markOnce(toRequest(content))) as Promise<SentMessage>;
    const markOnce = ({ body: plain, files }: ReturnType<typeof toRequest>) => ({
      body: { ...plain, nonce, enforce_nonce: true, ...(reference && { message_reference: reference }) },
      files,
    });
    const sent = await withPlainerForm(body, create, log);
    return encodeMessage({ channel: sent.channel_id ?? channel, message: sent.id });
  }

  /** The thread under a message has the message's id. Where none may be, the card becomes a reply. */
  async function sendInThread(
    root: MessageId,
    card: Card,
    body: MessageBody,
    nonce: string,
  ): Promise<string> {
    if (places.parentOf(root.message) !== null) return send(root.message, body, nonce);
    if (places.parentOf(root.channel) !== null) return send(root.channel, body, nonce, root);
    try {
      const thread = (await rest.post(Routes.threads(root.channel, root.message), {
        body: { name: threadName(card), auto_archive_duration: THREAD_MINUTES },
      })) as Pick<APIThreadChannel, "id">;
      return await send(thread.id, body, nonce);
    } catch (error) {
      const code = refusalOf(error);
      if (code === null) throw error;
      const isThread = code === REFUSALS.threadExists || code === REFUSALS.unknownMessage;
      return isThread ? send(root.message, body, nonce) : send(root.channel, body, nonce, root);
    }
  }

  /** Where no thread could be started, the message stands in the channel. */
  async function findInThread(thread: string, sought: Sought): Promise<string | null> {
    try {
      return await findDelivered(rest, thread, sought);
    } catch (error) {
      if (refusalOf(error) !== REFUSALS.unknownChannel) throw error;
      return null;
    }
  }

  function sendTo(place: ChannelId, thread: string | null, card: Card, body: MessageBody, nonce: string) {
    if (thread === null) return send(place.channel, body, nonce);
    const root = expectMessage(thread);
    return place.guild === null
      ? send(root.channel, body, nonce, root)
      : sendInThread(root, card, body, nonce);
  }

  async function openDirect(person: string): Promise<string> {
    const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: person } });
    return (channel as { readonly id: string }).id;
  }

  async function whisperTo(place: ChannelId, person: string, body: MessageBody): Promise<void> {
    if (place.guild === null) {
      const isDone = await send(place.channel, body, makeNonce()).then(
        () => true,
        (error) => {
          if (refusalOf(error) === null) throw error;
          return false;
        },
      );
      if (isDone) return;
    }
    await send(await openDirect(person), body, makeNonce());
  }

  async function inWords<T>(place: ChannelId | null, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const held = place?.guild ? places.ownPermissions(place.guild, place.channel) : null;
      const code = refusalOf(error);
      const isDenied = code === REFUSALS.missingPermissions || code === REFUSALS.missingAccess;
      throw toDeliveryError(error, isDenied && held !== null ? missingPermissions(held) : []);
    }
  }

  return {
    async post({ channel, thread }: Target, card, delivery) {
      const place = expectChannel(channel);
      return inWords(place, async () => {
        const body = await renderWithPicture(card, log);
        const marked = delivery === undefined ? body : markDelivery(body, delivery.id);
        return sendTo(place, thread, card, marked, delivery?.id ?? makeNonce());
      });
    },
    async update(channel, message, card) {
      const id = expectMessage(message);
      const route = Routes.channelMessage(id.channel, id.message);
      await inWords(expectChannel(channel), async () =>
        withPlainerForm(
          await renderWithPicture(card, log),
          (body) => rest.patch(route, toRequest(body)),
          log,
        ),
      );
    },
    async remove(channel, message) {
      const id = expectMessage(message);
      await inWords(expectChannel(channel), () =>
        rest.delete(Routes.channelMessage(id.channel, id.message)).catch((error) => {
          const code = refusalOf(error);
          if (code !== REFUSALS.unknownMessage && code !== REFUSALS.unknownChannel) throw error;
        }),
      );
    },
    async whisper(channel, person, card) {
      const place = expectChannel(channel);
      await inWords(place, async () => whisperTo(place, person, await renderWithPicture(card, log)));
    },
    async react(channel, message, emoji) {
      const id = expectMessage(message);
      const route = Routes.channelMessageOwnReaction(id.channel, id.message, encodeURIComponent(emoji));
      await inWords(expectChannel(channel), () => rest.put(route));
    },
    async findDelivery(channel, deliveryId, since, thread = null) {
      const place = expectChannel(channel);
      const sought = { id: deliveryId, since, me: me() };
      return inWords(place, async () => {
        const found = thread === null ? null : await findInThread(expectMessage(thread).message, sought);
        return found ?? findDelivered(rest, place.channel, sought);
      });
    },
  };
}

/**
 * Tries a plainer form of a message when Discord objects to its form: a picture's address, a button's; and one without
 * its file where the bot may not attach any, or Discord finds it too large.
 */
export async function withPlainerForm<T>(
  body: MessageBody,
  request: (body: MessageBody) => Promise<T>,
  log: Log,
): Promise<T> {
  try {
    return await request(body);
  } catch (error) {
    const code = refusalOf(error);
    if (body.files !== undefined && code !== null && AGAINST_FILES.has(code)) {
      log.warn({ code }, "a picture was left out: the bot needs the permission Attach Files");
      return withPlainerForm(withoutPicture(body), request, log);
    }
    if (code !== REFUSALS.invalidForm) throw error;
    return request(simplify(body));
  }
}

/** A message as REST gives it; `null` where it is gone or hidden. */
export async function fetchMessage(rest: REST, id: MessageId): Promise<APIMessage | null> {
  try {
    return (await rest.get(Routes.channelMessage(id.channel, id.message))) as APIMessage;
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    return null;
  }
}

/** Discord drops a repetition within minutes: a request that is sent again posts nothing twice. */
function makeNonce(): string {
  return randomBytes(12).toString("hex");
}

function expectChannel(id: string): ChannelId {
  const place = decodeChannel(id);
  if (place === null) throw new DeliveryError("not an id of a Discord channel", true);
  return place;
}

function expectMessage(id: string): MessageId {
  const message = decodeMessage(id);
  if (message === null) throw new DeliveryError("not an id of a Discord message", true);
  return message;
}
