import { afterAll, describe } from "vitest";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { digestsContract } from "./digests-contract.ts";
import { feedsContract } from "./feeds-contract.ts";

const opened: Store[] = [];
const postgresUrl = process.env.TEST_DATABASE_URL;

afterAll(async () => {
  for (const store of opened) await store.close();
});

function contract(open: () => Promise<Store>): void {
  describe("feeds", () => feedsContract(open));
  describe("digests", () => digestsContract(open));
}

describe("feeds and digests on SQLite", () => {
  contract(async () => {
    const store = createStore(await openSqlite(":memory:"));
    opened.push(store);
    return store;
  });
});

describe.skipIf(postgresUrl === undefined)(
  "feeds and digests on PostgreSQL (skipped unless TEST_DATABASE_URL names an empty database)",
  () => {
    contract(async () => {
      const database = await openPostgres(postgresUrl!);
      await database.query.deleteFrom("feed").execute();
      await database.query.deleteFrom("digest").execute();
      const store = createStore(database);
      opened.push(store);
      return store;
    });
  },
);
