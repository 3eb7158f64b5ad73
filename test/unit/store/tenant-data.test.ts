import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";
import { forgetPersonData, forgetTenantData, readTenantData } from "../../../src/store/tenant-data.ts";

let database: Database;
let store: Store;

beforeEach(async () => {
  database = await openSqlite(":memory:");
  store = createStore(database);
});
afterEach(() => store.close());

/** The names of all tables in which rows belong to a tenant. */
async function tenantTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select m.name from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and c.name = 'tenant' order by m.name`.execute(database.query);
  return rows.map(({ name }) => name);
}

async function tablesWith(tenant: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tenantTables()) {
    const { rows } = await sql`select 1 from ${sql.table(table)} where tenant = ${tenant}`.execute(
      database.query,
    );
    if (rows.length > 0) found.push(table);
  }
  return found;
}

/** Puts at least one row for a tenant in every table that has such rows. */
async function fill(tenant: string): Promise<void> {
  const { query } = database;
  const brief = `brief-${tenant}`;
  const row = { url: `https://example.org/${brief}`, language: "en", content_hash: "1", published_at: null };
  await query
    .insertInto("brief")
    .values({ id: brief, ...row, read_at: 1, body: "{}" })
    .execute();
  await store.briefs.saw(tenant, brief, "c", 1_800_000_000_000);
  await store.settings.write({ scope: "channel", subject: `x:c-${tenant}` }, "auto", true, tenant);
  await store.settings.write({ scope: "person", subject: `x:p-${tenant}` }, "languages", ["fr"], tenant);
  const shows = { source: "m1", author: "p", asker: "p", link: null, shows: "card", language: null } as const;
  await store.messages.posted({
    platform: "x",
    channel: `c-${tenant}`,
    message: "m",
    tenant,
    ...shows,
    postedAt: 5,
  });
  await store.messages.asked("x:p", tenant, { briefId: brief, title: "T", url: null, askedAt: 6 });
  await query
    .insertInto("feed")
    .values({
      id: `f-${tenant}`,
      url: `https://example.org/feed-${tenant}`,
      title: "F",
      language: null,
      etag: null,
      last_modified: null,
      ttl: null,
      next_poll_at: 0,
      polled_at: null,
      failures: 0,
      failing_since: null,
      problem: null,
    })
    .execute();
  const place = { platform: "x", tenant, channel: `c-${tenant}`, person: "p", created_at: 7, paused: 0 };
  await query
    .insertInto("subscription")
    .values({ id: `s-${tenant}`, feed_id: `f-${tenant}`, ...place, filter: "{}" })
    .execute();
  await query
    .insertInto("digest")
    .values({
      id: `d-${tenant}`,
      ...place,
      settings: '{"languages":["fr"]}',
      next_run_at: null,
      covered_until: 8,
    })
    .execute();
  await store.installations.save(tenant, "sealed", 9);
  await store.installations.addDirect(tenant, `direct-${tenant}`);
}

test("the sample fills every table that has a tenant", async () => {
  await fill("one");
  expect(await tablesWith("one")).toEqual(await tenantTables());
});

test("an export holds everything of the tenant and nothing of another", async () => {
  await fill("one");
  await fill("two");
  const data = await readTenantData(database, "one");
  expect(data.articles).toEqual([
    {
      id: "brief-one",
      url: "https://example.org/brief-one",
      language: "en",
      channel: "c",
      seen_at: 1_800_000_000_000,
    },
  ]);
  expect(data.settings.map(({ name, value }) => [name, value])).toEqual([
    ["auto", true],
    ["languages", ["fr"]],
  ]);
  expect(data.cards).toHaveLength(1);
  expect(data.asked).toHaveLength(1);
  expect(data.subscriptions[0]).toMatchObject({ url: "https://example.org/feed-one", filter: {} });
  expect(data.digests[0]).toMatchObject({
    settings: { languages: ["fr"] },
    next_run_at: null,
    covered_until: 8,
  });
  expect(data.direct).toEqual(["direct-one"]);
  expect(JSON.stringify(data)).not.toMatch(/two|sealed/);
});

test("forgetting a tenant leaves no row of it nor of its direct conversations, and all of others", async () => {
  await fill("one");
  await fill("direct-one");
  await fill("two");
  await forgetTenantData(store, "one");
  expect(await tablesWith("one")).toEqual([]);
  expect(await tablesWith("direct-one")).toEqual([]);
  expect(await tablesWith("two")).toEqual(await tenantTables());
  expect(await store.briefs.visibleTo("two", "brief-two")).toBe(true);
});

test("forgetting a person leaves what the tenant chose", async () => {
  await fill("one");
  await forgetPersonData(store, "x:p-one");
  await forgetPersonData(store, "x:p");
  const { settings, asked, cards } = await readTenantData(database, "one");
  expect(settings.map(({ name }) => name)).toEqual(["auto"]);
  expect(asked).toEqual([]);
  expect(cards[0]).toMatchObject({ author: null, asker: null });
});
