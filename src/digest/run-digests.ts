import type { Log } from "../log.ts";
import type { DigestStore } from "../store/digests.ts";
import { type DeliverOptions, deliverDigest } from "./deliver-digest.ts";
import { nextRun } from "./schedule.ts";

export interface RunDigestsOptions extends DeliverOptions {
  readonly digests: DigestStore;
  readonly log: Log;
}

/** A digest found later than this after its time, in milliseconds, is left out: yesterday's news is no news. */
export const GRACE = 60 * 60_000;

/** How long an instance may take for a delivery before another one takes it over, in milliseconds. */
const LEASE = 10 * 60_000;
const AT_ONCE = 4;

/**
 * One turn of the clock: opens the ledger for digests that are due, then delivers what is open. After downtime a
 * missed digest is sent once if it is less than GRACE late; of several missed runs only the last counts.
 */
export async function runDigests(options: RunDigestsOptions): Promise<void> {
  const { digests, now } = options;
  for (const digest of await digests.listDue(now(), 200)) {
    const due = lastDue(digest.settings.schedule, digest.nextRunAt ?? now(), now());
    const next = nextRun(digest.settings.schedule, Math.max(due, now()));
    await digests.openDelivery(digest, next, now() - due > GRACE);
  }
  const claimed = await digests.claimDeliveries(now(), AT_ONCE, LEASE);
  await Promise.all(claimed.map((delivery) => deliverDigest(delivery, options)));
}

/** The latest run up to now, of those from `first` on. */
function lastDue(schedule: Parameters<typeof nextRun>[0], first: number, now: number): number {
  let due = Math.max(first, 0);
  // Far behind, only the last stretch can still be within the grace.
  if (now - due > 2 * GRACE) due = Math.max(due, now - 2 * GRACE);
  for (let next = nextRun(schedule, due); next !== null && next <= now; next = nextRun(schedule, next))
    due = next;
  return due;
}
