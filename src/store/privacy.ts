import { isOfTenant } from "./audience.ts";
import type { Database } from "./database.ts";
import { splitPerson } from "./messages.ts";
import type { StoredSetting } from "./settings.ts";
import type { Store } from "./store.ts";

/** Rows of one kind, their times in ISO 8601. */
type Rows = readonly Readonly<Record<string, unknown>>[];

/** All that is kept for a tenant, but for its sealed credentials, which nobody can use elsewhere. */
export interface TenantData {
  readonly tenant: string;
  /** Which articles it met where; `private` where only that channel may be told. */
  readonly articles: Rows;
  readonly settings: readonly StoredSetting[];
  /** Which cards answer which messages. */
  readonly cards: Rows;
  /** Who asked for which article. */
  readonly asked: Rows;
  readonly subscriptions: Rows;
  readonly digests: Rows;
  /** Direct conversations that belong to it, each a tenant of its own. */
  readonly direct: readonly string[];
}

/** All that is kept about a person. */
export interface PersonData {
  /** `platform:id`. */
  readonly person: string;
  readonly settings: readonly StoredSetting[];
  /** Which articles the person asked for. */
  readonly asked: Rows;
  /** Cards that answer the person. */
  readonly cards: Rows;
  /** Feeds that the person followed for a channel. */
  readonly subscriptions: Rows;
  /** Digests that the person set up. */
  readonly digests: Rows;
}

/** What is kept about whom, read and erased as a whole. */
export interface PrivacyStore {
  readTenant(tenant: string): Promise<TenantData>;
  readPerson(person: string): Promise<PersonData>;
  /** Erases all that is kept for a tenant and its direct conversations, but for its credentials. */
  forgetTenant(tenant: string): Promise<void>;
  /** Erases what a person (`platform:id`) chose and asked for, and who it was that set up what stays. */
  forgetPerson(person: string): Promise<void>;
}

type Parts = Pick<Store, "briefs" | "digests" | "feeds" | "installations" | "messages" | "settings">;

/** Reads and erases across all tables that say whose a row is. */
export function createPrivacyStore({ query }: Database, parts: Parts): PrivacyStore {
  return {
    async readTenant(tenant) {
      const articles = query
        .selectFrom("sighting")
        .innerJoin("brief", "brief.id", "sighting.brief_id")
        .select(["brief.id", "brief.url", "brief.language", "sighting.channel", "sighting.seen_at"])
        .select("sighting.tenant as audience")
        .where(isOfTenant(tenant));
      const all = async (table: "posted_card" | "asked_brief" | "digest") =>
        readRows(await query.selectFrom(table).selectAll().where("tenant", "=", tenant).execute());
      return {
        tenant,
        articles: readRows(
          (await articles.execute()).map(({ audience, ...row }) => ({
            ...row,
            private: audience !== tenant,
          })),
        ),
        settings: await parts.settings.readTenant(tenant),
        cards: await all("posted_card"),
        asked: await all("asked_brief"),
        subscriptions: readRows(await subscriptions().where("tenant", "=", tenant).execute()),
        digests: await all("digest"),
        direct: await parts.installations.listDirect(tenant),
      };
    },

    async readPerson(person) {
      const [platform, id] = splitPerson(person);
      const cards = query
        .selectFrom("posted_card")
        .selectAll()
        .where("platform", "=", platform)
        .where(({ or, eb }) => or([eb("asker", "=", id), eb("author", "=", id)]));
      const followed = subscriptions().where("platform", "=", platform).where("person", "=", id);
      const digests = query
        .selectFrom("digest")
        .selectAll()
        .where("platform", "=", platform)
        .where("person", "=", id);
      return {
        person,
        settings: await parts.settings.read([{ scope: "person", subject: person }]),
        asked: readRows(
          await query.selectFrom("asked_brief").selectAll().where("person", "=", person).execute(),
        ),
        cards: readRows(await cards.execute()),
        subscriptions: readRows(await followed.execute()),
        digests: readRows(await digests.execute()),
      };
    },

    async forgetTenant(tenant) {
      for (const one of [...(await parts.installations.listDirect(tenant)), tenant]) {
        await parts.digests.forgetTenant(one);
        await parts.feeds.forgetTenant(one);
        await parts.settings.forgetTenant(one);
        await parts.messages.forgetTenant(one);
        await parts.briefs.forgetTenant(one);
      }
    },

    async forgetPerson(person) {
      const [platform, id] = splitPerson(person);
      await parts.settings.forget({ scope: "person", subject: person });
      await parts.messages.forgetPerson(person);
      await parts.feeds.forgetPerson(platform, id);
      await parts.digests.forgetPerson(platform, id);
    },
  };

  function subscriptions() {
    return query
      .selectFrom("subscription")
      .innerJoin("feed", "feed.id", "subscription.feed_id")
      .selectAll("subscription")
      .select(["feed.url", "feed.title"]);
  }
}

const JSON_COLUMNS = new Set(["settings", "filter"]);

/** Times are written out, and what is stored as JSON is read; PostgreSQL gives a bigint as a string. */
function readRows(rows: Rows): Rows {
  const read = ([name, value]: [string, unknown]) => {
    if (value === null) return [name, null];
    if (name.endsWith("_at") || name.endsWith("_until")) return [name, new Date(Number(value)).toISOString()];
    return [name, JSON_COLUMNS.has(name) ? JSON.parse(String(value)) : value];
  };
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(read)));
}
