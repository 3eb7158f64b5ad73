import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from "kysely";
import { ConfigurationError } from "../config.ts";
import { migrations } from "./migrations/index.ts";
import type { Tables } from "./tables.ts";

/** A forward-only schema step, written for both dialects. */
export type SchemaStep = (query: Kysely<Tables>, dialect: "sqlite" | "postgres") => Promise<void>;

/** Brings the schema up to date; on PostgreSQL whoever calls this holds a lock. ConfigurationError for a newer version's. */
export async function migrate(query: Kysely<Tables>, dialect: "sqlite" | "postgres"): Promise<void> {
  const steps = Object.entries(migrations).map(([name, step]): [string, Migration] => [
    name,
    { up: (db: Kysely<Tables>) => step(db, dialect) },
  ]);
  const migrator = new Migrator({
    db: query,
    provider: { getMigrations: async () => Object.fromEntries(steps) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const newer = await findNewerSteps(query);
  if (newer.length === 0) throw error;
  throw new ConfigurationError([
    `The store was used by a newer version of Dragoman (${newer.join(", ")}) and is left as it is: start that version, or restore a backup that this one made.`,
  ]);
}

/** Steps that were taken and that this version does not know. */
async function findNewerSteps(query: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(query);
  return rows.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name));
}
