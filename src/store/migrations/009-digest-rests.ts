import type { SchemaStep } from "../migrate.ts";

/** What a digest had no room for, so that a button shows exactly that, however late it is clicked. */
export const createDigestRests: SchemaStep = async (query) => {
  await query.schema
    .createTable("digest_rest")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("digest_id", "text", (column) => column.notNull().references("digest.id").onDelete("cascade"))
    .addColumn("stories", "text", (column) => column.notNull())
    .addColumn("made_at", "bigint", (column) => column.notNull())
    .execute();
  await query.schema.createIndex("digest_rest_digest").on("digest_rest").column("digest_id").execute();
};
