import type { SchemaStep } from "../migrate.ts";

export const createChat: SchemaStep = async (query) => {
  await query.schema
    .createTable("setting")
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("setting_key", ["scope", "subject", "name"])
    .execute();
  await query.schema.createIndex("setting_tenant").on("setting").column("tenant").execute();
  await query.schema
    .createTable("posted_card")
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("message", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("source", "text")
    .addColumn("author", "text")
    .addColumn("asker", "text")
    .addColumn("link", "text")
    .addColumn("shows", "text", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("posted_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("posted_card_key", ["platform", "channel", "message"])
    .execute();
  await query.schema
    .createIndex("posted_card_source")
    .on("posted_card")
    .columns(["platform", "channel", "source"])
    .execute();
  await query.schema.createIndex("posted_card_tenant").on("posted_card").column("tenant").execute();
  await query.schema
    .createTable("asked_brief")
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("brief_id", "text", (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("url", "text")
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("asked_brief_key", ["person", "tenant", "brief_id"])
    .execute();
  await query.schema
    .createTable("seen_event")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .execute();
  await query.schema.createIndex("seen_event_at").on("seen_event").column("seen_at").execute();
};
