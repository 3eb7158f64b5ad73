import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { DATABASE_FILE, openPostgres, openSqlite } from "../../src/store/database.ts";
import { MoveError, moveStore } from "../../src/store/move-store.ts";
import { UsageError } from "./usage.ts";

/** `move`: copies the embedded store to PostgreSQL and proves that everything arrived. */
export async function runMove(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { from: { type: "string" }, to: { type: "string" } },
  });
  if (values.from !== "sqlite" || values.to !== "postgres")
    throw new UsageError("move: expected --from sqlite --to postgres.");
  const { databaseUrl, dataDir } = parseConfig(readEnvironment());
  if (databaseUrl === null) throw new UsageError("move: DATABASE_URL names no PostgreSQL to move to.");
  if (!existsSync(join(dataDir, DATABASE_FILE)))
    throw new UsageError(`move: there is no store in ${dataDir} (DATA_DIR).`);
  const source = await openSqlite(dataDir);
  try {
    const target = await openPostgres(databaseUrl);
    try {
      await moveStore(source, target, (table, { rows, sum }) =>
        process.stdout.write(`${table}: ${rows} rows, ${sum.slice(0, 16)}, verified\n`),
      );
      process.stdout.write("Everything is moved. Start Dragoman with DATABASE_URL from now on.\n");
    } finally {
      await target.close();
    }
  } catch (error) {
    throw error instanceof MoveError ? new UsageError(`move: ${error.message}`) : error;
  } finally {
    await source.close();
  }
}
