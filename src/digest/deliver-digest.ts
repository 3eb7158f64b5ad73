import type { DigestCard } from "../card/card.ts";
import { type ChatAdapter, DeliveryError } from "../chat/chat-adapter.ts";
import type { Log } from "../log.ts";
import type { DigestStore } from "../store/digests.ts";
import { type Delivery, type Digest, graceOf } from "./digest.ts";
import { splitDigest, storyId } from "./split-digest.ts";

export interface DeliverOptions {
  readonly digests: DigestStore;
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  /** The card of what was seen up to a moment; `null` where there is nothing to say. */
  readonly compose: (digest: Digest, until: number) => Promise<DigestCard | null>;
  /** Tells whoever set a digest up that it cannot be posted any more. */
  readonly tellRefused: (digest: Digest, reason: string) => Promise<void>;
  readonly now: () => number;
  readonly log: Log;
}

const MINUTE = 60_000;

/** How long an instance may take for a delivery before another one takes it over, in milliseconds. */
export const LEASE = 10 * MINUTE;

/** How often a post is tried before it counts as refused; the waits between add up to about four days. */
const MAX_ATTEMPTS = 16;
const LONGEST_WAIT = 6 * 60 * MINUTE;

/**
 * Posts a claimed delivery once: a post that may be there already is looked for first, the platform recognises the
 * delivery's id where it can, and the ledger is closed after. Never rejects; whatever fails is tried again later.
 */
export async function deliverDigest(delivery: Delivery, options: DeliverOptions): Promise<void> {
  const { digests, adapters, now, log } = options;
  const adapter = adapters.get(delivery.digest.platform);
  try {
    if (isMissed(delivery, now())) return await digests.closeDelivery(delivery, { state: "missed" });
    if (adapter === undefined || !adapter.status().connected)
      return await digests.putOff(delivery, now() + MINUTE);
    await post(delivery, adapter, options);
  } catch (error) {
    log.warn(
      { delivery: delivery.id, attempts: delivery.attempts, err: error },
      "a digest could not be posted",
    );
    await giveWay(delivery, error, options).catch((fault: unknown) =>
      log.error(
        { delivery: delivery.id, err: fault },
        "a failed delivery could not be noted; its lease will end",
      ),
    );
  }
}

/** Of those that were never tried: one that a platform refused for now is tried on. */
function isMissed({ digest, dueAt, attempts, postingUntil }: Delivery, now: number): boolean {
  return attempts === 0 && postingUntil === null && now - dueAt > graceOf(digest);
}

/** A repetition covers what the first try did: its post may turn out to be that of the first. */
async function post(delivery: Delivery, adapter: ChatAdapter, options: DeliverOptions): Promise<void> {
  const { digests, now } = options;
  const begun = await findBegun(delivery, adapter);
  const until = delivery.postingUntil ?? now();
  const close = (message: string) =>
    digests.closeDelivery(delivery, { state: "posted", message, coveredUntil: until });
  if (begun.message !== null && adapter.digestsInThreads !== true) return close(begun.message);
  const card = await options.compose(delivery.digest, until);
  if (card === null)
    return begun.message === null
      ? digests.closeDelivery(delivery, { state: "empty" })
      : close(begun.message);
  if (!(await digests.beginPosting(delivery, until, now() + LEASE))) return;
  const { head, stories } =
    adapter.digestsInThreads === true ? splitDigest(card) : { head: card, stories: [] };
  const target = { channel: delivery.digest.channel, thread: null };
  const message = begun.message ?? (await adapter.post(target, head, { id: delivery.id }));
  await postStories(delivery, stories, { message, parts: begun.parts }, adapter, options);
  await close(message);
}

/** What is there of a delivery: as noted, and what a crash left unnoted. */
interface Begun {
  readonly message: string | null;
  /** Stories in its thread. */
  readonly parts: number;
}

async function findBegun(delivery: Delivery, adapter: ChatAdapter): Promise<Begun> {
  const { id, digest, message, parts, postingUntil, dueAt } = delivery;
  if (postingUntil === null || adapter.findDelivery === undefined) return { message, parts };
  const since = new Date(dueAt - MINUTE);
  if (message === null) return { message: await adapter.findDelivery(digest.channel, id, since), parts: 0 };
  const story = await adapter.findDelivery(digest.channel, storyId(id, parts), since, message);
  return { message, parts: story === null ? parts : parts + 1 };
}

/** The stories that are not yet in the thread. A thread that is refused for good leaves the headlines alone. */
async function postStories(
  delivery: Delivery,
  stories: readonly DigestCard[],
  { message, parts }: { readonly message: string; readonly parts: number },
  adapter: ChatAdapter,
  { digests, log }: DeliverOptions,
): Promise<void> {
  if (stories.length === 0) return;
  await digests.notePosted(delivery, message, parts);
  const target = { channel: delivery.digest.channel, thread: message };
  try {
    for (const [index, story] of stories.entries()) {
      if (index < parts) continue;
      await adapter.post(target, story, { id: storyId(delivery.id, index) });
      await digests.notePosted(delivery, message, index + 1);
    }
  } catch (error) {
    if (!(error instanceof DeliveryError) || !error.permanent) throw error;
    log.warn({ delivery: delivery.id, err: error }, "a digest's stories could not be posted in its thread");
  }
}

async function giveWay(delivery: Delivery, error: unknown, options: DeliverOptions): Promise<void> {
  const { digests, now } = options;
  const refused = error instanceof DeliveryError && error.permanent;
  const attempts = delivery.attempts + 1;
  if (refused || attempts >= MAX_ATTEMPTS) {
    await digests.closeDelivery(delivery, { state: "refused" });
    await digests.setPaused(delivery.digest.id, true, null);
    await options.tellRefused(delivery.digest, error instanceof Error ? error.message : String(error));
    return;
  }
  const wait = Math.min(MINUTE * 2 ** (attempts - 1), LONGEST_WAIT);
  const asked = error instanceof DeliveryError ? (error.retryAfter ?? 0) : 0;
  await digests.putOff({ ...delivery, attempts }, now() + Math.max(wait, asked));
}
