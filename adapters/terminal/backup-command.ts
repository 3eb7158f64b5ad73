import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { backUpSqlite } from "../../src/store/back-up.ts";
import { DATABASE_FILE } from "../../src/store/database.ts";
import { UsageError } from "./usage.ts";

/** `backup`: copies the embedded store into a new file. */
export async function runBackup(args: readonly string[]): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError("backup: expected one FILE.");
  const { databaseUrl, dataDir } = parseConfig(readEnvironment());
  if (databaseUrl !== null)
    throw new UsageError("backup: the store is in PostgreSQL (DATABASE_URL); use pg_dump.");
  if (!existsSync(join(dataDir, DATABASE_FILE)))
    throw new UsageError(`backup: there is no store in ${dataDir} (DATA_DIR).`);
  if (existsSync(file)) throw new UsageError(`backup: ${file} is there already; choose another name.`);
  backUpSqlite(dataDir, file);
  process.stdout.write(`${file}\n`);
}
