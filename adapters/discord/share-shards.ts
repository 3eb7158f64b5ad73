import { randomUUID } from "node:crypto";
import type { Client } from "discord.js";
import { ConfigurationError } from "../../src/config.ts";
import type { Log } from "../../src/log.ts";
import type { LeaseStore } from "../../src/store/leases.ts";
import type { ShardOf } from "./open-gateway.ts";
import type { Connection } from "./stay-connected.ts";

export interface ShareOptions {
  readonly leases: LeaseStore;
  /** How many shards there should be, as Discord says or the operator. */
  readonly countShards: () => Promise<number>;
  readonly connect: (shard: ShardOf) => Connection;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** Milliseconds: an instance that is not heard of for HOLD loses its shards to those who look each BEAT. */
const HOLD = 12_000;
const BEAT = 3_000;
/** Looked at each BEAT: a shard is closed a second or more before its lease ends. */
const MARGIN = BEAT + 1_000;
const OPEN_WITHIN = 10_000;

interface Held {
  readonly connection: Connection;
  until: number;
}

/**
 * One connection a shard, shards divided evenly among the instances that share a store: each holds a lease for every
 * shard it runs, renews it, and closes the shard before the lease can pass to another.
 */
export function shareShards({ leases, countShards, connect, now, log }: ShareOptions): Connection {
  const me = randomUUID();
  const mine = new Map<number, Held>();
  const opening = new Set<Promise<void>>();
  let total = 0;
  let beating: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let problem: string | null = "not started";

  /** All instances run the count that the first one found, until none is left. */
  async function agreeOnTotal(): Promise<void> {
    if (total === 0) total = await countShards();
    if (await leases.take("discord/total", String(total), now(), now() + HOLD)) return;
    const agreed = Number((await leases.held("discord/total", now())).get("discord/total") ?? total);
    if (agreed === total) return;
    log.warn({ wanted: total, agreed }, "the other instances run another count of shards: joining them");
    total = agreed;
    await Promise.all([...mine.keys()].map(drop));
  }

  async function take(id: number): Promise<boolean> {
    const until = now() + HOLD;
    if (!(await leases.take(nameOf(id), me, now(), until))) return false;
    if (now() >= until - MARGIN) return false;
    const held = mine.get(id);
    if (held !== undefined) held.until = until;
    else if (timer !== null) start(id, until);
    return true;
  }

  function start(id: number, until: number): void {
    const connection = connect({ id, of: total });
    mine.set(id, { connection, until });
    log.info({ shard: id, of: total }, "runs a shard");
    const opened = connection.open().catch((error: Error) => {
      problem = error.message;
      log.error({ error, shard: id }, "Discord needs the operator");
    });
    opening.add(opened);
    void opened.finally(() => opening.delete(opened));
  }

  /** Closes a shard and only then lets another run it. */
  async function drop(id: number): Promise<void> {
    const held = mine.get(id);
    if (held === undefined) return;
    mine.delete(id);
    await held.connection.close();
    await leases.release(nameOf(id), me);
  }

  async function beat(): Promise<void> {
    await agreeOnTotal();
    await leases.take(`discord/instance/${me}`, me, now(), now() + HOLD);
    for (const id of [...mine.keys()]) if (!(await take(id))) await drop(id);
    const instances = await leases.held("discord/instance/", now());
    const share = Math.ceil(total / Math.max(1, instances.size));
    for (const id of [...mine.keys()].slice(share)) await drop(id);
    for (let id = 0; id < total && mine.size < share && timer !== null; id++)
      if (!mine.has(id)) await take(id);
    problem = null;
  }

  /** A store that does not answer must not keep a shard running that another may have taken. */
  function look(): void {
    for (const [id, { until, connection }] of mine) {
      if (now() < until - MARGIN) continue;
      mine.delete(id);
      log.warn({ shard: id }, "the store was not heard of in time: gives a shard up");
      void connection.close();
    }
    beating ??= beat()
      .catch((error) => {
        problem = "the store or Discord cannot be reached; trying again";
        log.warn({ error }, problem);
      })
      .finally(() => {
        beating = null;
      });
  }

  return {
    async open() {
      total = await countShards().catch((error) => {
        if (error instanceof ConfigurationError) throw error;
        return 0;
      });
      timer = setInterval(look, BEAT);
      look();
      const all = async () => {
        await beating;
        await Promise.all(opening);
      };
      await Promise.race([all(), sleep(OPEN_WITHIN)]);
    },
    async close() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      problem = "stopped";
      await beating;
      const letGo = [...mine.keys()].map(drop);
      await Promise.allSettled([...letGo, leases.release(`discord/instance/${me}`, me)]);
    },
    status() {
      const statuses = [...mine.values()].map(({ connection }) => connection.status());
      const connected = problem === null && statuses.every((status) => status.connected);
      const down = statuses.find((status) => !status.connected)?.detail;
      const share = `${mine.size} of ${total} shard(s)`;
      return { connected, detail: [problem ?? share, ...(down === undefined ? [] : [down])].join("; ") };
    },
    clients: () => [...mine.values()].flatMap(({ connection }): readonly Client[] => connection.clients()),
    contentWithheld: () => [...mine.values()].some(({ connection }) => connection.contentWithheld()),
  };
}

function nameOf(id: number): string {
  return `discord/shard/${id}`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
