import type { Database } from "./database.ts";

export interface LeaseTables {
  lease: { name: string; holder: string; until: number };
}

/** Who holds what. Times are milliseconds since 1970; instances' clocks are expected to agree to about a second. */
export interface LeaseStore {
  /** Takes or renews what is free, expired or one's own; `false` where somebody else holds it. */
  take(name: string, holder: string, now: number, until: number): Promise<boolean>;
  /** Lets go of what one holds; of what another holds by now, nothing. */
  release(name: string, holder: string): Promise<void>;
  /** What is held under names that begin so, with its holder. */
  held(prefix: string, now: number): Promise<ReadonlyMap<string, string>>;
  /** Forgets what expired before a time. */
  prune(before: number): Promise<void>;
}

/** Lease queries on either dialect. A lease is one row, taken by one statement. */
export function createLeaseStore({ query }: Database): LeaseStore {
  return {
    async take(name, holder, now, until) {
      const taken = await query
        .insertInto("lease")
        .values({ name, holder, until })
        .onConflict((conflict) =>
          conflict
            .column("name")
            .doUpdateSet({ holder, until })
            .where(({ or, eb }) => or([eb("lease.holder", "=", holder), eb("lease.until", "<=", now)])),
        )
        .returning("name")
        .executeTakeFirst();
      return taken !== undefined;
    },

    async release(name, holder) {
      await query.deleteFrom("lease").where("name", "=", name).where("holder", "=", holder).execute();
    },

    async held(prefix, now) {
      const rows = await query
        .selectFrom("lease")
        .select(["name", "holder"])
        .where("name", ">=", prefix)
        .where("name", "<", `${prefix}\u{10FFFF}`)
        .where("until", ">", now)
        .execute();
      return new Map(rows.filter(({ name }) => name.startsWith(prefix)).map((row) => [row.name, row.holder]));
    },

    async prune(before) {
      await query.deleteFrom("lease").where("until", "<", before).execute();
    },
  };
}
