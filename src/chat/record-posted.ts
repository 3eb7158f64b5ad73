import type { Log } from "../log.ts";
import type { MessageStore, PostedCard } from "../store/messages.ts";
import type { Origin } from "./bot.ts";

/** A card that was posted in answer to somebody. */
export interface PostedAnswer
  extends Pick<PostedCard, "message" | "source" | "author" | "link" | "shows" | "language"> {
  readonly origin: Pick<Origin, "platform" | "tenant" | "channel" | "person">;
}

/** Remembers posted cards. Never rejects: a card that cannot be removed later is better than none. */
export function createRecorder(messages: MessageStore, now: () => number, log: Log) {
  return async ({ origin, ...card }: PostedAnswer): Promise<void> => {
    const { platform, tenant, channel, person } = origin;
    try {
      await messages.posted({ ...card, platform, tenant, channel, asker: person, postedAt: now() });
    } catch (error) {
      log.error({ err: error, platform, message: card.message }, "a posted card was not recorded");
    }
  };
}
