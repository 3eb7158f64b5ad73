import { type Kysely, type Migration, Migrator } from "kysely";
import { migrations } from "./migrations/index.ts";
import type { Tables } from "./tables.ts";

/** A forward-only schema step, written for both dialects. */
export type SchemaStep = (query: Kysely<Tables>, dialect: "sqlite" | "postgres") => Promise<void>;

/** Brings the schema up to date; on PostgreSQL whoever calls this holds a lock. */
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
  if (error !== undefined) throw error;
}
