import { afterAll, describe } from "vitest";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { siblingIndexContract } from "./sibling-index-contract.ts";

const opened: Store[] = [];
const postgresUrl = process.env["TEST_DATABASE_URL"];

afterAll(async () => {
  for (const store of opened) await store.close();
});

describe("the sibling index on SQLite", () => {
  siblingIndexContract(async () => {
    const store = createStore(await openSqlite(":memory:"));
    opened.push(store);
    return store;
  });
});

describe.skipIf(postgresUrl === undefined)(
  "the sibling index on PostgreSQL (skipped unless TEST_DATABASE_URL names an empty database)",
  () => {
    siblingIndexContract(async () => {
      const database = await openPostgres(postgresUrl!);
      await database.query.deleteFrom("brief").execute();
      await database.query.deleteFrom("sibling_frequency").execute();
      await database.query.deleteFrom("sibling_term").execute();
      const store = createStore(database);
      opened.push(store);
      return store;
    });
  },
);
