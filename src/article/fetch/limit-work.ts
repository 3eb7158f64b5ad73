import PQueue from "p-queue";
import { ReadingError } from "../../errors.ts";

/** Runs work, or refuses it as `busy`. */
export type LimitedWork = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Back-pressure: `atOnce` pieces of work run, `waiting` wait for their turn, what is beyond is refused at once with
 * ReadingError `busy`. So memory is bounded, and so is the time that accepted work waits.
 */
export function limitWork({
  atOnce,
  waiting,
}: {
  readonly atOnce: number;
  readonly waiting: number;
}): LimitedWork {
  const queue = new PQueue({ concurrency: atOnce });
  return async (work) => {
    if (queue.size >= waiting) throw new ReadingError("busy");
    return queue.add(work);
  };
}
