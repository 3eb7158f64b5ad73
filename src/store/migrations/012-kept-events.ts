import { sql } from "kysely";
import type { SchemaStep } from "../migrate.ts";

/** An event is kept until it is answered, and where an adapter left off, so that nothing dies with a process. */
export const keepEvents: SchemaStep = async (query) => {
  const columns = [
    ["platform", "text"],
    ["payload", "text"],
    ["holder", "text"],
    ["held_until", "bigint"],
  ] as const;
  for (const [name, type] of columns)
    await query.schema.alterTable("seen_event").addColumn(name, type).execute();
  await query.schema
    .alterTable("seen_event")
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await query.schema
    .createIndex("seen_event_open")
    .on("seen_event")
    .columns(["platform", "held_until"])
    .where(sql.ref("payload"), "is not", null)
    .execute();
  await query.schema
    .createTable("bookmark")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("kept_at", "bigint", (column) => column.notNull())
    .execute();
};
