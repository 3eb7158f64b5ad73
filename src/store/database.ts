import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, SqliteDialect } from "kysely";
import Libsql from "libsql";
import { connectPostgres, migratePostgres } from "./connect-postgres.ts";
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

/** Opens (and creates and migrates) the embedded store in a folder; `:memory:` for tests. */
export async function openSqlite(dataDir: string): Promise<Database> {
  if (dataDir !== ":memory:") mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = new Libsql(dataDir === ":memory:" ? dataDir : join(dataDir, DATABASE_FILE));
  file.pragma("journal_mode = WAL");
  file.pragma("synchronous = FULL");
  file.pragma("foreign_keys = ON");
  file.pragma("busy_timeout = 5000");
  // Pages of the sibling index that are asked for again and again stay in memory: 16 MB of them; the system keeps the rest.
  file.pragma("cache_size = -16384");
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(file) }) });
  await migrate(query, "sqlite");
  return {
    dialect: "sqlite",
    query,
    async close() {
      // Whoever copies the file after a stop gets everything.
      file.pragma("wal_checkpoint(TRUNCATE)");
      await query.destroy();
    },
  };
}

/** Connects to PostgreSQL (and migrates it); `url` is a `postgres://` address. */
export async function openPostgres(url: string): Promise<Database> {
  await migratePostgres(url);
  const query = connectPostgres(url);
  return { dialect: "postgres", query, close: () => query.destroy() };
}
