import type { Database } from "./database.ts";

export interface SettingTables {
  setting: {
    scope: SettingScope;
    subject: string;
    name: string;
    /** Where it was set: erased with that tenant. */
    tenant: string;
    /** JSON. */
    value: string;
  };
}

export type SettingScope = "person" | "channel" | "tenant";

/** Whom or what a setting is about. */
export interface SettingSubject {
  readonly scope: SettingScope;
  /** `platform:id` of a person or channel, a tenant's own id. */
  readonly subject: string;
}

/** A setting as it is stored: any JSON value, to be checked by its reader. */
export interface StoredSetting extends SettingSubject {
  readonly name: string;
  readonly value: unknown;
}

/** What people chose. */
export interface SettingStore {
  /** All settings of some subjects. */
  read(subjects: readonly SettingSubject[]): Promise<readonly StoredSetting[]>;
  /** Sets, or with `null` unsets; `tenant` is where it was set. */
  write(subject: SettingSubject, name: string, value: unknown, tenant: string): Promise<void>;
  /** Erases what one subject set. */
  forget(subject: SettingSubject): Promise<void>;
  /** Everything that was set in a tenant, for its export. */
  readTenant(tenant: string): Promise<readonly StoredSetting[]>;
  /** Erases everything that was set in a tenant. */
  forgetTenant(tenant: string): Promise<void>;
}

/** Setting queries on either dialect. */
export function createSettingStore({ query }: Database): SettingStore {
  return {
    async read(subjects) {
      if (subjects.length === 0) return [];
      const rows = await query
        .selectFrom("setting")
        .selectAll()
        .where(({ or, and, eb }) =>
          or(subjects.map((one) => and([eb("scope", "=", one.scope), eb("subject", "=", one.subject)]))),
        )
        .execute();
      return rows.map(toSetting);
    },

    async write({ scope, subject }, name, value, tenant) {
      if (value === null) {
        await query
          .deleteFrom("setting")
          .where("scope", "=", scope)
          .where("subject", "=", subject)
          .where("name", "=", name)
          .execute();
        return;
      }
      const changed = { tenant, value: JSON.stringify(value) };
      await query
        .insertInto("setting")
        .values({ scope, subject, name, ...changed })
        .onConflict((conflict) => conflict.columns(["scope", "subject", "name"]).doUpdateSet(changed))
        .execute();
    },

    async forget({ scope, subject }) {
      await query.deleteFrom("setting").where("scope", "=", scope).where("subject", "=", subject).execute();
    },

    async readTenant(tenant) {
      const rows = await query.selectFrom("setting").selectAll().where("tenant", "=", tenant).execute();
      return rows.map(toSetting);
    },

    async forgetTenant(tenant) {
      await query.deleteFrom("setting").where("tenant", "=", tenant).execute();
    },
  };
}

function toSetting({ scope, subject, name, value }: SettingTables["setting"]): StoredSetting {
  return { scope, subject, name, value: JSON.parse(value) };
}
