import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ClientOptions } from "discord.js";
import type { LeaseStore } from "../../src/store/leases.ts";

type BuildThrottler = NonNullable<NonNullable<ClientOptions["ws"]>["buildIdentifyThrottler"]>;

/** Of one bucket of shards, one may identify in so many milliseconds (API documentation, "Rate Limiting"). */
const APART = 5_000;
const LOOK = 250;

/** Lets shards identify in turn, over all instances that share a store. */
export function queueIdentifies(leases: LeaseStore, now: () => number): BuildThrottler {
  return async (manager) => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    return {
      async waitForIdentify(shard, signal) {
        const name = `discord/identify/${shard % limit.max_concurrency}`;
        const turn = randomUUID();
        while (!(await leases.take(name, turn, now(), now() + APART)))
          await sleep(LOOK, undefined, { signal });
      },
    };
  };
}
