import type { Database } from "./database.ts";

export interface InstallationTables {
  installation: { tenant: string; sealed: string; saved_at: number };
}

/** Credentials that tenants gave us, sealed by whoever uses them: nothing here can read them. */
export interface InstallationStore {
  /** Keeps a tenant's sealed credentials, replacing older ones. */
  save(tenant: string, sealed: string, at: number): Promise<void>;
  /** Finds a tenant's sealed credentials. */
  find(tenant: string): Promise<string | null>;
  /** Erases a tenant's credentials. */
  remove(tenant: string): Promise<void>;
}

/** Installation queries on either dialect. */
export function createInstallationStore({ query }: Database): InstallationStore {
  return {
    async save(tenant, sealed, at) {
      await query
        .insertInto("installation")
        .values({ tenant, sealed, saved_at: at })
        .onConflict((conflict) => conflict.column("tenant").doUpdateSet({ sealed, saved_at: at }))
        .execute();
    },

    async find(tenant) {
      const row = await query
        .selectFrom("installation")
        .select("sealed")
        .where("tenant", "=", tenant)
        .executeTakeFirst();
      return row?.sealed ?? null;
    },

    async remove(tenant) {
      await query.deleteFrom("installation").where("tenant", "=", tenant).execute();
    },
  };
}
