import type { Log } from "../log.ts";
import type { MessageStore, PostedCard } from "../store/messages.ts";
import type { Origin } from "./bot.ts";

/** A card that was posted in answer to somebody. */
export interface PostedAnswer
  extends Pick<PostedCard, "message" | "source" | "author" | "link" | "shows" | "language"> {
  readonly origin: Pick<Origin, "platform" | "tenant" | "channel" | "person">;
}

const HOUR = 3_600_000;
const KEEP = 90 * 24 * HOUR;

/** Remembers posted cards for 90 days. Never rejects: a card that cannot be removed later is better than none. */
export function createRecorder(messages: MessageStore, now: () => number, log: Log) {
  let prunedAt = now();
  return async ({ origin, ...card }: PostedAnswer): Promise<void> => {
    const { platform, tenant, channel, person } = origin;
    const time = now();
    try {
      await messages.posted({ ...card, platform, tenant, channel, asker: person, postedAt: time });
      if (time - prunedAt < HOUR) return;
      prunedAt = time;
      await messages.prune(time - KEEP);
    } catch (error) {
      log.error({ err: error, platform, message: card.message }, "a posted card was not recorded");
    }
  };
}
