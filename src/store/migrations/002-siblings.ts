import { sql } from "kysely";
import type { SchemaStep } from "../migrate.ts";

export const createSiblings: SchemaStep = async (query, dialect) => {
  // Numbers are never used again: a posting of an article that was forgotten leads nowhere.
  await query.schema
    .createTable("sibling_article")
    .addColumn("number", dialect === "sqlite" ? "integer" : "serial", (column) =>
      dialect === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn("brief_id", "text", (column) =>
      column.notNull().unique().references("brief.id").onDelete("cascade"),
    )
    .addColumn("content_hash", "bigint", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("url", "text")
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("publisher", "text")
    .addColumn("signature", "text", (column) => column.notNull())
    .execute();
  const postings = query.schema
    .createTable("sibling_term")
    .addColumn("term", "bigint", (column) => column.notNull())
    .addColumn("article", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("sibling_term_key", ["term", "article"]);
  // The key is the whole row: without a row id SQLite stores it once instead of twice.
  await (dialect === "sqlite" ? postings.modifyEnd(sql`without rowid`) : postings).execute();
  await query.schema
    .createTable("sibling_frequency")
    .addColumn("term", dialect === "sqlite" ? "integer" : "bigint", (column) => column.primaryKey())
    .addColumn("articles", "integer", (column) => column.notNull())
    .execute();
  await query.schema
    .createTable("sibling_lexicon")
    .addColumn("languages", "text", (column) => column.notNull())
    .addColumn("slot", "integer", (column) => column.notNull())
    .addColumn("words", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("sibling_lexicon_key", ["languages", "slot"])
    .execute();
};
