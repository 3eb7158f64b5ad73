import type { Database } from "./database.ts";

export interface BookmarkTables {
  bookmark: { name: string; value: string; kept_at: number };
}

/** Where somebody left off in a platform's stream of events, for whoever goes on. */
export interface BookmarkStore {
  /** Keeps a value (what JSON can say) under a name, unless there is a later one. `now` in milliseconds since 1970. */
  keep(name: string, value: unknown, now: number): Promise<void>;
  /** What was kept last; `null` where there is nothing. */
  find(name: string): Promise<unknown>;
}

/** Bookmark queries on either dialect. */
export function createBookmarkStore({ query }: Database): BookmarkStore {
  return {
    async keep(name, value, now) {
      const row = { value: JSON.stringify(value), kept_at: now };
      await query
        .insertInto("bookmark")
        .values({ name, ...row })
        .onConflict((conflict) =>
          conflict.column("name").doUpdateSet(row).where("bookmark.kept_at", "<=", now),
        )
        .execute();
    },
    async find(name) {
      const row = await query
        .selectFrom("bookmark")
        .select("value")
        .where("name", "=", name)
        .executeTakeFirst();
      return row === undefined ? null : JSON.parse(row.value);
    },
  };
}
