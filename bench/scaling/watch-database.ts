import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { OwnDatabase } from "../../test/support/instances/database.ts";
import { cpuSeconds, parentOf } from "./process-times.ts";

/** What a database did. */
export interface Done {
  readonly transactions: number;
  /** CPU time of the whole server, where it runs on this machine. */
  readonly seconds: number;
}

export interface DatabaseWatch {
  /** What was done since this was asked last. */
  since(): Promise<Done>;
  close(): Promise<void>;
}

/** PostgreSQL tells its statistics after a while. */
const LAG = 2_000;
const COUNT = "select xact_commit::int as count from pg_stat_database where datname = $1";

/** Watches a database and the server that it is on. */
export async function watchDatabase({ name, url }: OwnDatabase): Promise<DatabaseWatch> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = parentOf(rows[0]!.pid);
  const read = async (): Promise<Done> => {
    await sleep(LAG);
    const counted = await client.query<{ count: number }>(COUNT, [name]);
    const pids = readdirSync("/proc")
      .map(Number)
      .filter((pid) => pid > 0 && parentOf(pid) === server);
    const seconds = [server, ...pids].reduce((sum, pid) => sum + cpuSeconds(pid, pid === server), 0);
    return { transactions: counted.rows[0]!.count, seconds };
  };
  let last = await read();
  return {
    async since() {
      const [before, after] = [last, await read()];
      last = after;
      return {
        transactions: after.transactions - before.transactions,
        seconds: after.seconds - before.seconds,
      };
    },
    close: () => client.end(),
  };
}
