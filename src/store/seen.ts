import type { Database } from "./database.ts";

export interface SeenTables {
  seen_event: { id: string; seen_at: number };
}

/** Events that platforms may deliver more than once. */
export interface SeenStore {
  /** True for the first of all instances to see an id. `now` in milliseconds since 1970. */
  first(id: string, now: number): Promise<boolean>;
  /** Forgets what is older than a time (milliseconds since 1970). */
  prune(before: number): Promise<void>;
}

/** Queries of seen events on either dialect. */
export function createSeenStore({ query }: Database): SeenStore {
  return {
    async first(id, now) {
      const { numInsertedOrUpdatedRows } = await query
        .insertInto("seen_event")
        .values({ id, seen_at: now })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    async prune(before) {
      await query.deleteFrom("seen_event").where("seen_at", "<", before).execute();
    },
  };
}
