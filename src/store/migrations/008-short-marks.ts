import { sql } from "kysely";
import type { SchemaStep } from "../migrate.ts";

/**
 * A hundred marks a feed are most of the store. Eleven characters tell a feed's own marks apart, and on SQLite they
 * are kept once, in their key.
 */
export const shortenMarks: SchemaStep = async (query, dialect) => {
  await query.schema.alterTable("entry_mark").renameTo("long_mark").execute();
  const table = query.schema
    .createTable("entry_mark")
    .addColumn("feed_id", "text", (column) => column.notNull().references("feed.id").onDelete("cascade"))
    .addColumn("mark", "text", (column) => column.notNull())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("short_mark_key", ["feed_id", "mark"]);
  await (dialect === "sqlite" ? table.modifyEnd(sql`without rowid`) : table).execute();
  await sql`insert into entry_mark (feed_id, mark, seen_at)
    select feed_id, substr(mark, 1, 11), max(seen_at) from long_mark group by 1, 2`.execute(query);
  await query.schema.dropTable("long_mark").execute();
};
