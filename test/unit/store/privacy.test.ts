import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { audienceOf } from "../../../src/store/audience.ts";
import { type Database, openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";

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
  await store.briefs.saw(audienceOf("one", { channel: "vault", isPrivate: true }), "brief-one", "vault", 3);
  const data = await store.privacy.readTenant("one");
  expect(data.articles.filter((article) => article.private === true)).toMatchObject([{ channel: "vault" }]);
  expect(data.articles.filter((article) => article.private === false)).toEqual([
    {
      id: "brief-one",
      url: "https://example.org/brief-one",
      language: "en",
      channel: "c",
      private: false,
      seen_at: "2027-01-15T08:00:00.000Z",
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
    covered_until: "1970-01-01T00:00:00.008Z",
  });
  expect(data.direct).toEqual(["direct-one"]);
  expect(JSON.stringify(data)).not.toMatch(/two|sealed/);
});

test("forgetting a tenant leaves no row of it nor of its direct conversations, and all of others", async () => {
  await fill("one");
  await fill("direct-one");
  await store.installations.remove("direct-one");
  await fill("two");
  await store.privacy.forgetTenant("one");
  expect(await tablesWith("one")).toEqual(["direct_tenant", "installation"]);
  await store.installations.remove("one");
  expect(await tablesWith("one")).toEqual([]);
  expect(await tablesWith("direct-one")).toEqual([]);
  expect(await tablesWith("two")).toEqual(await tenantTables());
  expect(await store.briefs.visibleTo("two", "brief-two")).toBe(true);
});

test("forgetting a person leaves what the tenant chose", async () => {
  await fill("one");
  await store.privacy.forgetPerson("x:p-one");
  await store.privacy.forgetPerson("x:p");
  const { settings, asked, cards, subscriptions, digests } = await store.privacy.readTenant("one");
  expect(settings.map(({ name }) => name)).toEqual(["auto"]);
  expect(asked).toEqual([]);
  expect(cards[0]).toMatchObject({ author: null, asker: null });
  expect(subscriptions[0]).toMatchObject({ id: "s-one", person: "" });
  expect(digests[0]).toMatchObject({ id: "d-one", person: "" });
});

/** The columns of all tables that say which person a row is about. */
async function personColumns(): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select m.name as "table", c.name as "column" from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and c.name in ('person', 'asker', 'author') order by m.name, c.name`.execute(
    database.query,
  );
  return rows;
}

async function columnsWithPerson(): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column } of await personColumns()) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(column)} in ('p', 'x:p')`.execute(database.query);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

test("a person is exported from, and forgotten in, every column that names people", async () => {
  await fill("one");
  const columns = (await personColumns()).map(({ table, column }) => `${table}.${column}`);
  expect(await columnsWithPerson()).toEqual(columns);
  const { person, ...kept } = await store.privacy.readPerson("x:p");
  expect(person).toBe("x:p");
  expect(Object.entries(kept).map(([kind, rows]) => [kind, rows.length])).toEqual([
    ["settings", 0],
    ["asked", 1],
    ["cards", 1],
    ["subscriptions", 1],
    ["digests", 1],
  ]);
  expect((await store.privacy.readPerson("x:p-one")).settings).toHaveLength(1);
  expect(await store.privacy.readPerson("y:p")).toMatchObject({ asked: [], cards: [], subscriptions: [] });
  await store.privacy.forgetPerson("x:p");
  expect(await columnsWithPerson()).toEqual([]);
});
