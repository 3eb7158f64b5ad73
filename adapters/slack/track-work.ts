import { setTimeout as sleep } from "node:timers/promises";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import type { Log } from "../../src/log.ts";

/** Work under way, that a stop waits for. */
export interface Work {
  /** Runs and logs a failure; never rejects. */
  run(name: string, work: () => Promise<unknown>): Promise<void>;
  /** Resolves when nothing is under way, or after `limit` milliseconds. */
  finish(limit: number): Promise<void>;
}

/** Keeps account of what was begun. */
export function createWork(log: Log): Work {
  const under = new Set<Promise<void>>();
  return {
    run(name, work) {
      const done = work().then(
        () => {},
        (error: unknown) => log.error({ work: name, ...describeError(error) }, "Slack work failed"),
      );
      under.add(done);
      return done.finally(() => under.delete(done));
    },
    async finish(limit) {
      const timer = new AbortController();
      const late = sleep(limit, undefined, { signal: timer.signal }).catch(() => {});
      await Promise.race([Promise.allSettled(under), late]);
      timer.abort();
    },
  };
}

/** An error for the log: its kind and place, but no message that could quote someone. */
export function describeError(error: unknown): object {
  if (error instanceof DeliveryError) return { error: error.message, permanent: error.permanent };
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: places.slice(0, 4).map((line) => line.trim()) };
}
