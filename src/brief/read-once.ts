import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { LeaseStore } from "../store/leases.ts";

/** Runs `work` under a key unless another instance is at it: then what it `stored` is the answer. */
export type ReadOnce = <T>(
  key: string,
  stored: () => Promise<T | null>,
  work: () => Promise<T>,
) => Promise<T>;

/** Milliseconds: longer than a fetch and a reading may take together. */
const HOLD = 60_000;
const LOOK = 200;

/**
 * One reading of an article at a time over all instances that share a store, by a lease. A reading that fails, or an
 * instance that dies over it, leaves the work to the next who waits.
 */
export function createReadOnce(leases: LeaseStore, now: () => number): ReadOnce {
  return async (key, stored, work) => {
    const name = `reading/${createHash("sha256").update(key).digest("base64url")}`;
    const me = randomUUID();
    while (!(await leases.take(name, me, now(), now() + HOLD))) {
      await sleep(LOOK);
      const found = await stored();
      if (found !== null) return found;
    }
    try {
      return (await stored()) ?? (await work());
    } finally {
      await leases.release(name, me);
    }
  };
}
