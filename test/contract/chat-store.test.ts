import { afterAll, describe } from "vitest";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { eventsContract } from "./events-contract.ts";
import { messagesContract } from "./messages-contract.ts";
import { settingsContract } from "./settings-contract.ts";

const opened: Store[] = [];
const postgresUrl = process.env.TEST_DATABASE_URL;

afterAll(async () => {
  for (const store of opened) await store.close();
});

function contract(open: () => Promise<Store>): void {
  describe("settings", () => settingsContract(open));
  describe("events", () => eventsContract(open));
  describe("posted cards", () => messagesContract(open));
}

describe("chats on SQLite", () => {
  contract(async () => {
    const store = createStore(await openSqlite(":memory:"));
    opened.push(store);
    return store;
  });
});

describe.skipIf(postgresUrl === undefined)(
  "chats on PostgreSQL (skipped unless TEST_DATABASE_URL names an empty database)",
  () => {
    contract(async () => {
      const database = await openPostgres(postgresUrl!);
      for (const table of ["setting", "posted_card", "asked_brief", "seen_event", "bookmark"] as const)
        await database.query.deleteFrom(table).execute();
      const store = createStore(database);
      opened.push(store);
      return store;
    });
  },
);
