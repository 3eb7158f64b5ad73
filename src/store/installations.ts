import type { Database } from "./database.ts";

export interface InstallationTables {
  installation: { tenant: string; sealed: string; saved_at: number };
  direct_tenant: { direct: string; tenant: string };
}

/** Credentials that tenants gave us, sealed by whoever uses them: nothing here can read them. */
export interface InstallationStore {
  /** Keeps a tenant's sealed credentials, replacing older ones. */
  save(tenant: string, sealed: string, at: number): Promise<void>;
  /** Finds a tenant's sealed credentials. */
  find(tenant: string): Promise<string | null>;
  /** Notes a direct conversation, a tenant of its own, as part of a tenant. */
  addDirect(tenant: string, direct: string): Promise<void>;
  /** Lists a tenant's direct conversations. */
  listDirect(tenant: string): Promise<readonly string[]>;
  /** Erases a tenant's credentials and the list of its direct conversations. */
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

    async addDirect(tenant, direct) {
      await query
        .insertInto("direct_tenant")
        .values({ tenant, direct })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async listDirect(tenant) {
      const rows = await query
        .selectFrom("direct_tenant")
        .select("direct")
        .where("tenant", "=", tenant)
        .execute();
      return rows.map(({ direct }) => direct);
    },

    async remove(tenant) {
      await query.deleteFrom("direct_tenant").where("tenant", "=", tenant).execute();
      await query.deleteFrom("installation").where("tenant", "=", tenant).execute();
    },
  };
}
