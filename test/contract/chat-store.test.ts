import { afterAll, describe } from "vitest";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { messagesContract } from "./messages-contract.ts";
import { settingsContract } from "./settings-contract.ts";

const opened: Store[] = [];

async function open(): Promise<Store> {
  const store = createStore(await openSqlite(":memory:"));
  opened.push(store);
  return store;
}

afterAll(async () => {
  for (const store of opened) await store.close();
});

describe("settings and seen events on SQLite", () => settingsContract(open));
describe("posted cards on SQLite", () => messagesContract(open));
