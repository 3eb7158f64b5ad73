import type { Database } from "./database.ts";
import type { Store } from "./store.ts";

/** Rows of one kind, their times in milliseconds since 1970. */
type Rows = readonly Readonly<Record<string, unknown>>[];

/** All that is kept for a tenant, but for its sealed credentials, which nobody can use elsewhere. */
export interface TenantData {
  readonly tenant: string;
  /** Which articles it met where. */
  readonly articles: Rows;
  readonly settings: Rows;
  /** Which cards answer which messages. */
  readonly cards: Rows;
  /** Who asked for which article. */
  readonly asked: Rows;
  readonly subscriptions: Rows;
  readonly digests: Rows;
  /** Direct conversations that belong to it, each a tenant of its own. */
  readonly direct: readonly string[];
}

/** Reads all that is kept for a tenant. */
export async function readTenantData({ query }: Database, tenant: string): Promise<TenantData> {
  const articles = await query
    .selectFrom("sighting")
    .innerJoin("brief", "brief.id", "sighting.brief_id")
    .select(["brief.id", "brief.url", "brief.language", "sighting.channel", "sighting.seen_at"])
    .where("tenant", "=", tenant)
    .execute();
  const subscriptions = await query
    .selectFrom("subscription")
    .innerJoin("feed", "feed.id", "subscription.feed_id")
    .selectAll("subscription")
    .select(["feed.url", "feed.title"])
    .where("tenant", "=", tenant)
    .execute();
  const all = (table: "setting" | "posted_card" | "asked_brief" | "digest") =>
    query.selectFrom(table).selectAll().where("tenant", "=", tenant).execute();
  const direct = await query
    .selectFrom("direct_tenant")
    .select("direct")
    .where("tenant", "=", tenant)
    .execute();
  return {
    tenant,
    articles: readRows(articles),
    settings: readRows(await all("setting")),
    cards: readRows(await all("posted_card")),
    asked: readRows(await all("asked_brief")),
    subscriptions: readRows(subscriptions),
    digests: readRows(await all("digest")),
    direct: direct.map((row) => row.direct),
  };
}

const JSON_COLUMNS = new Set(["value", "settings", "filter"]);

/** PostgreSQL gives a bigint as a string; what is stored as JSON is read. */
function readRows(rows: Rows): Rows {
  const read = ([name, value]: [string, unknown]) => {
    if (name.endsWith("_at") || name.endsWith("_until")) return [name, value === null ? null : Number(value)];
    return [name, JSON_COLUMNS.has(name) ? JSON.parse(String(value)) : value];
  };
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(read)));
}

/** Erases all that is kept for a tenant, for its direct conversations, and its credentials. */
export async function forgetTenantData(store: Store, tenant: string): Promise<void> {
  for (const one of [...(await store.installations.listDirect(tenant)), tenant]) {
    await store.digests.forgetTenant(one);
    await store.feeds.forgetTenant(one);
    await store.settings.forgetTenant(one);
    await store.messages.forgetTenant(one);
    await store.briefs.forgetTenant(one);
    await store.installations.remove(one);
  }
}

/** Erases what a person (`platform:id`) chose and asked for. */
export async function forgetPersonData(store: Store, person: string): Promise<void> {
  await store.settings.forget({ scope: "person", subject: person });
  await store.messages.forgetPerson(person);
}
