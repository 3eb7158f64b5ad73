import type { Log } from "../log.ts";
import type { DueRuns } from "../store/deliveries.ts";
import type { DigestStore } from "../store/digests.ts";
import { type DeliverOptions, deliverDigest, LEASE } from "./deliver-digest.ts";
import { type Digest, graceOf } from "./digest.ts";
import { nextRun } from "./schedule.ts";

export interface RunDigestsOptions extends DeliverOptions {
  readonly digests: DigestStore;
  readonly log: Log;
}

const AT_ONCE = 4;
const MAX_DUE = 200;

/** How far back missed runs are looked for, in milliseconds, and how many of them are said. */
const LOOKED_BACK = 24 * 60 * 60_000;
const MAX_MISSED = 3;

/**
 * One turn of the clock: opens the ledger for digests that are due, then delivers what is open. After downtime the
 * last run is made up for if it is not too late; the others are noted as missed, for the next digest to say.
 */
export async function runDigests(options: RunDigestsOptions): Promise<void> {
  const { digests, now } = options;
  for (const digest of await digests.listDue(now(), MAX_DUE)) {
    const { schedule } = digest.settings;
    const runs = listRuns(digest, now());
    await digests.openDelivery(digest, runs, nextRun(schedule, now()));
  }
  const claimed = await digests.claimDeliveries(now(), AT_ONCE, LEASE);
  await Promise.all(claimed.map((delivery) => deliverDigest(delivery, options)));
}

/** The runs from the one that is due up to now. */
function listRuns(digest: Digest, now: number): DueRuns {
  const { schedule } = digest.settings;
  const first = digest.nextRunAt ?? now;
  const runs = [first];
  let next = nextRun(schedule, Math.max(first, now - LOOKED_BACK));
  for (; next !== null && next <= now; next = nextRun(schedule, next)) {
    runs.push(next);
    if (runs.length > MAX_MISSED + 1) runs.shift();
  }
  const last = runs.at(-1)!;
  const isInTime = now - last <= graceOf(digest);
  return {
    due: isInTime ? last : null,
    missed: runs.slice(isInTime ? 0 : -MAX_MISSED, isInTime ? -1 : undefined),
  };
}
