import type { SchemaStep } from "../migrate.ts";

export const createFeeds: SchemaStep = async (query) => {
  await query.schema
    .createTable("feed")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("url", "text", (column) => column.notNull().unique())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("etag", "text")
    .addColumn("last_modified", "text")
    .addColumn("ttl", "integer")
    .addColumn("next_poll_at", "bigint", (column) => column.notNull())
    .addColumn("polled_at", "bigint")
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("failing_since", "bigint")
    .addColumn("problem", "text")
    .execute();
  await query.schema.createIndex("feed_next_poll_at").on("feed").column("next_poll_at").execute();
  await query.schema
    .createTable("subscription")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("feed_id", "text", (column) => column.notNull().references("feed.id").onDelete("cascade"))
    .addColumn("platform", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("paused", "integer", (column) => column.notNull())
    .addColumn("filter", "text", (column) => column.notNull())
    .addUniqueConstraint("subscription_once", ["channel", "feed_id"])
    .execute();
  await query.schema.createIndex("subscription_feed").on("subscription").column("feed_id").execute();
  await query.schema.createIndex("subscription_tenant").on("subscription").column("tenant").execute();
  await query.schema
    .createTable("entry")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("feed_id", "text", (column) => column.notNull().references("feed.id").onDelete("cascade"))
    .addColumn("url", "text")
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("teaser", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("published_at", "text")
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .execute();
  await query.schema.createIndex("entry_url").on("entry").column("url").execute();
  await query.schema.createIndex("entry_feed_seen_at").on("entry").columns(["feed_id", "seen_at"]).execute();
  // Everything that an item was ever known by: publishers change ids, addresses and titles, but seldom all at once.
  await query.schema
    .createTable("entry_mark")
    .addColumn("feed_id", "text", (column) => column.notNull().references("feed.id").onDelete("cascade"))
    .addColumn("mark", "text", (column) => column.notNull())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("entry_mark_key", ["feed_id", "mark"])
    .execute();
};
