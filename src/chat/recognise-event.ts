import type { SeenStore } from "../store/seen.ts";

const HOUR = 3_600_000;
const KEEP = 24 * HOUR;

/** Tells the first sight of an event from the others, across instances; ids are forgotten after a day. */
export function createRecogniser(seen: SeenStore, now: () => number) {
  let prunedAt = now();
  return async (eventId: string): Promise<boolean> => {
    const time = now();
    if (time - prunedAt > HOUR) {
      prunedAt = time;
      await seen.prune(time - KEEP);
    }
    return seen.first(eventId, time);
  };
}
