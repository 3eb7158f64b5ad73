import type { SchemaStep } from "../migrate.ts";

export const createDigests: SchemaStep = async (query) => {
  await query.schema
    .createTable("digest")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("settings", "text", (column) => column.notNull())
    .addColumn("paused", "integer", (column) => column.notNull())
    .addColumn("next_run_at", "bigint")
    .addColumn("covered_until", "bigint", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await query.schema.createIndex("digest_next_run_at").on("digest").column("next_run_at").execute();
  await query.schema.createIndex("digest_channel").on("digest").column("channel").execute();
  await query.schema.createIndex("digest_tenant").on("digest").column("tenant").execute();
  // The ledger: a row is claimed before posting and completed after, so that a digest is posted once.
  await query.schema
    .createTable("delivery")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("digest_id", "text", (column) => column.notNull().references("digest.id").onDelete("cascade"))
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("claimed_until", "bigint", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("posting_until", "bigint")
    .addColumn("message", "text")
    .execute();
  await query.schema
    .createIndex("delivery_open")
    .on("delivery")
    .columns(["state", "claimed_until"])
    .execute();
};
