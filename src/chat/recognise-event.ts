import type { MessageStore } from "../store/messages.ts";
import type { SeenStore } from "../store/seen.ts";

export interface EventStores {
  readonly seen: SeenStore;
  readonly messages: Pick<MessageStore, "prune">;
}

const HOUR = 3_600_000;
const KEEP_EVENTS = 24 * HOUR;
const KEEP_CARDS = 90 * 24 * HOUR;

/**
 * Tells the first sight of an event from the others, across instances; once an hour, what is too old to matter is
 * forgotten: event ids after a day, posted cards after 90 days.
 */
export function createRecogniser({ seen, messages }: EventStores, now: () => number) {
  let prunedAt = now();
  return async (eventId: string): Promise<boolean> => {
    const time = now();
    if (time - prunedAt > HOUR) {
      prunedAt = time;
      await seen.prune(time - KEEP_EVENTS);
      await messages.prune(time - KEEP_CARDS);
    }
    return seen.first(eventId, time);
  };
}
