import type { SchemaStep } from "../migrate.ts";

export const createInstallations: SchemaStep = async (query) => {
  await query.schema
    .createTable("installation")
    .addColumn("tenant", "text", (column) => column.primaryKey())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("saved_at", "bigint", (column) => column.notNull())
    .execute();
};
