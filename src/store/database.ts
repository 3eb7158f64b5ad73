import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import Libsql from "libsql";
import { connectPostgres, migratePostgres } from "./connect-postgres.ts";
import { explainOpening } from "./explain-opening.ts";
import { keepStatements } from "./keep-statements.ts";
import { migrate } from "./migrate.ts";
import type { Tables } from "./tables.ts";

/** One set of queries serves both dialects; what truly differs asks `dialect`. */
export interface Database {
  readonly dialect: "sqlite" | "postgres";
  readonly query: Kysely<Tables>;
  close(): Promise<void>;
}

/** The embedded store's file in its folder. */
export const DATABASE_FILE = "dragoman.db";

/**
 * Opens (and creates and migrates) the embedded store in a folder; `:memory:` for tests. Throws ConfigurationError where
 * the operator must act: a damaged file, which is left as it is, a full or read-only disk.
 */
export async function openSqlite(dataDir: string): Promise<Database> {
  if (dataDir === ":memory:") return openFile(dataDir);
  const path = join(dataDir, DATABASE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return await openFile(path);
  } catch (error) {
    throw explainOpening(error, path);
  }
}

async function openFile(path: string): Promise<Database> {
  const wasCutOff = existsSync(`${path}-wal`);
  const file = new Libsql(path);
  try {
    file.pragma("busy_timeout = 5000");
    if (wasCutOff) check(file);
    file.pragma("journal_mode = WAL");
    file.pragma("synchronous = FULL");
    file.pragma("foreign_keys = ON");
    // Pages of the sibling index that are asked for again and again stay in memory: 16 MB of them; the system keeps the rest.
    file.pragma("cache_size = -16384");
    const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(file) }) });
    await migrate(query, "sqlite");
    return { dialect: "sqlite", query, close: () => close(file, query) };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** After a stop that was none, the structure of the file is looked through before anything is written to it. */
function check(file: Libsql.Database): void {
  const [found] = file.prepare("PRAGMA quick_check(1)").all() as { quick_check: string }[];
  if (found?.quick_check === "ok") return;
  throw Object.assign(new Error(found?.quick_check), { code: "SQLITE_CORRUPT" });
}

/** Whoever copies the file after a stop gets everything. */
async function close(file: Libsql.Database, query: Kysely<Tables>): Promise<void> {
  try {
    file.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    await query.destroy();
  }
}

/** Connects to PostgreSQL (and migrates it); `url` is a `postgres://` address. */
export async function openPostgres(url: string): Promise<Database> {
  await migratePostgres(url);
  const query = connectPostgres(url);
  return { dialect: "postgres", query, close: () => query.destroy() };
}
