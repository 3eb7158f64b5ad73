import type { SchemaStep } from "../migrate.ts";

export const createBriefs: SchemaStep = async (query) => {
  await query.schema
    .createTable("brief")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("url", "text")
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("content_hash", "text", (column) => column.notNull())
    .addColumn("published_at", "text")
    .addColumn("read_at", "bigint", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .execute();
  await query.schema.createIndex("brief_read_at").on("brief").column("read_at").execute();
  // Links that lead to an article, beside its canonical address.
  await query.schema
    .createTable("address")
    .addColumn("url", "text", (column) => column.primaryKey())
    .addColumn("brief_id", "text", (column) => column.notNull().references("brief.id").onDelete("cascade"))
    .execute();
  // Which tenants have met an article: one tenant's links are never revealed to another. `""` is a public feed.
  await query.schema
    .createTable("sighting")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("brief_id", "text", (column) => column.notNull().references("brief.id").onDelete("cascade"))
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("sighting_key", ["tenant", "brief_id", "channel"])
    .execute();
  await query.schema.createIndex("sighting_brief").on("sighting").column("brief_id").execute();
};
