import { setTimeout as sleep } from "node:timers/promises";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import { makeFailure, type SlackFailure } from "./classify-error.ts";

/** Runs requests so that a rate limit holds back its own method and channel alone. */
export interface Pace {
  /** Runs after all earlier requests of the same key; waits and repeats where Slack asks for it. */
  run<T>(key: string, request: () => Promise<T>): Promise<T>;
  /** Ends all waiting: what waits is rejected as refused for now. */
  stop(): void;
}

export interface PaceOptions {
  /** The longest single wait, in milliseconds; a longer one is the caller's to plan. */
  readonly maxWait?: number;
  readonly maxRepeats?: number;
  /** How many requests of one key may wait. */
  readonly maxQueue?: number;
}

const DEFAULT_WAIT = 1_000;

/** Creates the queues, one for each workspace, method and channel that is in use. */
export function createPace({ maxWait = 60_000, maxRepeats = 10, maxQueue = 1_000 }: PaceOptions = {}): Pace {
  const queues = new Map<string, { tail: Promise<unknown>; waiting: number }>();
  const stopping = new AbortController();

  async function runNow<T>(request: () => Promise<T>): Promise<T> {
    for (let repeats = 0; ; repeats++) {
      stopping.signal.throwIfAborted();
      try {
        return await request();
      } catch (error) {
        const wait = waitOf(error as SlackFailure);
        if (wait === null || wait > maxWait || repeats >= maxRepeats) throw error;
        await sleep(wait, undefined, { signal: stopping.signal });
      }
    }
  }

  return {
    async run(key, request) {
      const queue = queues.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
      if (queue.waiting >= maxQueue) throw makeFailure("rate_limited", { retryAfter: maxWait });
      queues.set(key, queue);
      queue.waiting++;
      const result = queue.tail.then(() => runNow(request));
      queue.tail = result.catch(() => {});
      try {
        return await result;
      } catch (error) {
        throw stopping.signal.aborted && !(error instanceof DeliveryError) ? makeFailure("stopping") : error;
      } finally {
        queue.waiting--;
        if (queue.waiting === 0) queues.delete(key);
      }
    },
    stop: () => stopping.abort(),
  };
}

function waitOf(failure: SlackFailure): number | null {
  if (failure.code !== "rate_limited") return null;
  // At least a moment, lest a server that says 0 is asked without pause.
  return Math.max(failure.retryAfter ?? DEFAULT_WAIT, 50);
}
