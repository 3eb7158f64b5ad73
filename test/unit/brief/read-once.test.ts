import { afterEach, beforeEach, expect, test } from "vitest";
import { createReadOnce } from "../../../src/brief/read-once.ts";
import { openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";

let store: Store;

beforeEach(async () => {
  store = createStore(await openSqlite(":memory:"));
});
afterEach(() => store.close());

/** Two instances, and what is stored. */
function start(work: () => Promise<string>) {
  let kept: string | null = null;
  const once = async () => {
    kept = await work();
    return kept;
  };
  return [1, 2].map(() => {
    const readOnce = createReadOnce(store.leases, Date.now);
    return (key: string) => readOnce(key, async () => kept, once);
  });
}

test("of two instances one works, both have the result", async () => {
  let worked = 0;
  const both = start(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return `result ${++worked}`;
  });
  expect(await Promise.all(both.map((read) => read("a")))).toEqual(["result 1", "result 1"]);
  expect(await store.leases.held("reading/", Date.now())).toEqual(new Map());
});

test("where the first fails, the second tries", async () => {
  let worked = 0;
  const both = start(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (++worked === 1) throw new Error("broken");
    return "second";
  });
  const ended = await Promise.allSettled(both.map((read) => read("a")));
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(worked).toBe(2);
});
