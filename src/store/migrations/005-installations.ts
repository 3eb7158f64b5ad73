import type { SchemaStep } from "../migrate.ts";

export const createInstallations: SchemaStep = async (query) => {
  await query.schema
    .createTable("installation")
    .addColumn("tenant", "text", (column) => column.primaryKey())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("saved_at", "bigint", (column) => column.notNull())
    .execute();
  // Direct conversations are tenants of their own, but go when the workspace does.
  await query.schema
    .createTable("direct_tenant")
    .addColumn("direct", "text", (column) => column.primaryKey())
    .addColumn("tenant", "text", (column) => column.notNull())
    .execute();
};
