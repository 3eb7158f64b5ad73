import type { SchemaStep } from "../migrate.ts";

/** What one instance does at a time: shards, readings. */
export const createLeases: SchemaStep = async (query) => {
  await query.schema
    .createTable("lease")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    .execute();
};
