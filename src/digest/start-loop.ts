import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../log.ts";

/** Work that repeats until it is stopped. */
export interface Loop {
  /** Ends the loop when the turn under way is done. */
  stop(): Promise<void>;
}

/** Repeats a turn with `pause` milliseconds between two; one that fails is logged and the next one comes all the same. */
export function startLoop(
  name: string,
  pause: number,
  turn: (signal: AbortSignal) => Promise<void>,
  log: Log,
): Loop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      await turn(signal).catch((error: unknown) => log.error({ loop: name, err: error }, "a turn failed"));
      await delay(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
