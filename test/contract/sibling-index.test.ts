import { afterAll, describe } from "vitest";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { lexiconContract, siblingIndexContract } from "./sibling-index-contract.ts";

const opened: Store[] = [];
const postgresUrl = process.env.TEST_DATABASE_URL;

afterAll(async () => {
  for (const store of opened) await store.close();
});

async function openEmptySqlite(): Promise<Store> {
  const store = createStore(await openSqlite(":memory:"));
  opened.push(store);
  return store;
}

async function openEmptyPostgres(): Promise<Store> {
  const database = await openPostgres(postgresUrl!);
  for (const table of ["brief", "sibling_frequency", "sibling_term", "sibling_lexicon"] as const)
    await database.query.deleteFrom(table).execute();
  const store = createStore(database);
  opened.push(store);
  return store;
}

describe("the sibling index on SQLite", () => {
  siblingIndexContract(openEmptySqlite);
  lexiconContract(openEmptySqlite);
});

describe.skipIf(postgresUrl === undefined)(
  "the sibling index on PostgreSQL (skipped unless TEST_DATABASE_URL names an empty database)",
  () => {
    siblingIndexContract(openEmptyPostgres);
    lexiconContract(openEmptyPostgres);
  },
);
