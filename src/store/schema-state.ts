import { existsSync } from "node:fs";
import { join } from "node:path";
import Libsql from "libsql";
import pg from "pg";
import type { Config } from "../config.ts";
import { DATABASE_FILE } from "./database.ts";
import { migrations } from "./migrations/index.ts";

/** How a store stands to this version's schema. */
export interface SchemaState {
  /** Whether there is a store at all. */
  readonly exists: boolean;
  /** Steps that the next start will take. */
  readonly pending: readonly string[];
  /** Steps that only a newer version knows: this one may not use the store. */
  readonly unknown: readonly string[];
}

/** Looks at a store without changing it. Throws where it cannot be read or is damaged. */
export async function readSchemaState(config: Pick<Config, "dataDir" | "databaseUrl">): Promise<SchemaState> {
  const taken =
    config.databaseUrl === null ? readSqlite(config.dataDir) : await readPostgres(config.databaseUrl);
  const known = Object.keys(migrations);
  return {
    exists: taken !== null,
    pending: known.filter((name) => !taken?.includes(name)),
    unknown: (taken ?? []).filter((name) => !known.includes(name)),
  };
}

/** Of Kysely's migrator. */
const STEPS = "select name from kysely_migration";
const HAS_STEPS = "select name from sqlite_master where name = 'kysely_migration'";

/** `null`: there is no store yet. */
function readSqlite(dataDir: string): string[] | null {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return null;
  const database = new Libsql(file, { readonly: true });
  try {
    const [found] = database.prepare("PRAGMA quick_check(1)").all() as { quick_check: string }[];
    if (found?.quick_check !== "ok") throw new Error(found?.quick_check ?? "the check gave no answer");
    if (database.prepare(HAS_STEPS).all().length === 0) return null;
    return (database.prepare(STEPS).all() as { name: string }[]).map(({ name }) => name);
  } finally {
    database.close();
  }
}

const NO_SUCH_TABLE = "42P01";

async function readPostgres(url: string): Promise<string[] | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(STEPS);
    return rows.map(({ name }) => name);
  } catch (error) {
    if ((error as { code?: string }).code === NO_SUCH_TABLE) return null;
    throw error;
  } finally {
    await client.end();
  }
}
