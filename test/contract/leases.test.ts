import { afterAll, describe, expect, it } from "vitest";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";

const opened: Store[] = [];
const postgresUrl = process.env.TEST_DATABASE_URL;

afterAll(async () => {
  for (const store of opened) await store.close();
});

function contract(open: () => Promise<Store>): void {
  it("gives what is free to one, who may renew it", async () => {
    const { leases } = await open();
    expect(await leases.take("a/1", "one", 0, 10)).toBe(true);
    expect(await leases.take("a/1", "two", 5, 15)).toBe(false);
    expect(await leases.take("a/1", "one", 5, 20)).toBe(true);
    expect(await leases.take("a/1", "two", 19, 30)).toBe(false);
    expect(await leases.take("a/1", "two", 20, 30)).toBe(true);
  });

  it("lets go of one's own only", async () => {
    const { leases } = await open();
    await leases.take("a/1", "one", 0, 10);
    await leases.release("a/1", "two");
    expect(await leases.take("a/1", "two", 1, 10)).toBe(false);
    await leases.release("a/1", "one");
    expect(await leases.take("a/1", "two", 1, 10)).toBe(true);
  });

  it("lists what is held under a name", async () => {
    const { leases } = await open();
    await leases.take("a/1", "one", 0, 10);
    await leases.take("a/2", "two", 0, 20);
    await leases.take("b/1", "two", 0, 20);
    expect([...(await leases.held("a/", 5))].sort()).toEqual([
      ["a/1", "one"],
      ["a/2", "two"],
    ]);
    expect([...(await leases.held("a/", 10)).keys()]).toEqual(["a/2"]);
    await leases.prune(11);
    expect([...(await leases.held("a/", 0)).keys()]).toEqual(["a/2"]);
  });

  it("gives to one of twenty who ask at once", async () => {
    const { leases } = await open();
    const asked = Array.from({ length: 20 }, (_, index) => leases.take("a/1", `i${index}`, 0, 10));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });
}

describe("leases on SQLite", () => {
  contract(async () => {
    const store = createStore(await openSqlite(":memory:"));
    opened.push(store);
    return store;
  });
});

describe.skipIf(postgresUrl === undefined)(
  "leases on PostgreSQL (skipped unless TEST_DATABASE_URL names an empty database)",
  () => {
    contract(async () => {
      const database = await openPostgres(postgresUrl!);
      await database.query.deleteFrom("lease").execute();
      const store = createStore(database);
      opened.push(store);
      return store;
    });
  },
);
