import { createHash } from "node:crypto";
import type { Card } from "../card/card.ts";
import type { Log } from "../log.ts";
import type { MessageStore, PostedCard } from "../store/messages.ts";
import type { Origin } from "./bot.ts";
import { type ChatAdapter, DeliveryError } from "./chat-adapter.ts";
import type { Source } from "./find-wanted.ts";
import type { Attempt } from "./inbox.ts";
import type { PostedAnswer } from "./record-posted.ts";

export interface FollowingParts {
  readonly adapter: ChatAdapter;
  readonly messages: MessageStore;
  readonly recordPosted: (answer: PostedAnswer) => Promise<void>;
  readonly log: Log;
}

/** A message that cards answer, and for whom. */
export interface Answered {
  /** The one who asked. */
  readonly origin: Origin;
  readonly message: string;
  readonly thread: string | null;
  readonly author: string | null;
  readonly attempt?: Attempt | undefined;
}

const MINUTE = 60_000;

/** What kind of cards a message gets. */
export type AnswerKind = Pick<PostedCard, "shows" | "language">;

/**
 * Makes a message's cards of one kind be those of its sources: cards of links that are still there stay, those of
 * links that went are turned into new ones or removed, and the rest is posted in the message's thread. `draw` makes a
 * source's card, or `null` for none; sources are drawn at once and posted in order.
 */
export async function followMessage(
  answered: Answered,
  kind: AnswerKind,
  sources: readonly Source[],
  existing: readonly PostedCard[],
  draw: (source: Source) => Promise<Card | null>,
  parts: FollowingParts,
): Promise<void> {
  const keys = new Set(sources.map(({ key }) => key));
  const shown = new Set(existing.map(({ link }) => link));
  const spare = existing.filter(({ link }) => link === null || !keys.has(link));
  const missing = sources.filter(({ key }) => !shown.has(key));
  const cards = await Promise.all(missing.map(draw));
  for (const [index, source] of missing.entries()) {
    const card = cards[index];
    if (card === null || card === undefined) continue;
    await putCard(answered, kind, source, card, spare.shift() ?? null, parts);
  }
  for (const { message } of spare) await removeCard(answered.origin, message, parts);
}

async function putCard(
  answered: Answered,
  kind: AnswerKind,
  { key }: Source,
  card: Card,
  inPlaceOf: PostedCard | null,
  { adapter, recordPosted }: FollowingParts,
): Promise<void> {
  const { origin, message, author } = answered;
  if (inPlaceOf !== null) await adapter.update(origin.channel, inPlaceOf.message, card);
  const posted =
    inPlaceOf?.message ?? (await postOnce(answered, card, `${kind.shows} ${kind.language} ${key}`, adapter));
  const asker = { ...origin, person: inPlaceOf?.asker ?? origin.person };
  await recordPosted({ ...kind, origin: asker, message: posted, source: message, author, link: key });
}

/** Posts a card; where an earlier attempt may have posted it and died before it was noted, that one is looked for. */
async function postOnce(
  { origin: { channel }, message, thread, attempt }: Answered,
  card: Card,
  what: string,
  adapter: ChatAdapter,
): Promise<string> {
  const target = { channel, thread: thread ?? message };
  if (attempt === undefined) return adapter.post(target, card);
  const id = createHash("sha256").update(`${attempt.id} ${what}`).digest("hex").slice(0, 24);
  const since = new Date(attempt.receivedAt - MINUTE);
  const found = attempt.repeated ? await adapter.findDelivery?.(channel, id, since, target.thread) : null;
  return found ?? adapter.post(target, card, { id });
}

/** Removes a card that the bot posted, and forgets it. */
export async function removeCard(
  { platform, channel }: Pick<Origin, "platform" | "channel">,
  message: string,
  { adapter, messages, log }: Omit<FollowingParts, "recordPosted">,
): Promise<void> {
  try {
    await adapter.remove(channel, message);
  } catch (error) {
    if (!(error instanceof DeliveryError && error.permanent)) throw error;
    log.warn({ platform, message }, "a card could not be removed");
  }
  await messages.removed({ platform, channel }, message);
}
