import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { OwnDatabase } from "../../test/support/instances/database.ts";

export interface TransactionCounter {
  /** How many transactions the database took since this was asked last. */
  since(): Promise<number>;
  close(): Promise<void>;
}

/** PostgreSQL tells its statistics after a while. */
const LAG = 2_000;
const QUERY = "select xact_commit::int as count from pg_stat_database where datname = $1";

export async function countTransactions({ name, url }: OwnDatabase): Promise<TransactionCounter> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const read = async () => {
    await sleep(LAG);
    return (await client.query<{ count: number }>(QUERY, [name])).rows[0]!.count;
  };
  let last = await read();
  return {
    async since() {
      const count = await read();
      const between = count - last;
      last = count;
      return between;
    },
    close: () => client.end(),
  };
}
