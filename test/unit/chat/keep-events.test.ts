import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Attempt } from "../../../src/chat/inbox.ts";
import { createInbox } from "../../../src/chat/keep-events.ts";
import { silentLog } from "../../../src/log.ts";
import { openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";

const SECOND = 1_000;
const event = { id: "e1", platform: "web", payload: { text: "ferry" } };
let store: Store;

beforeEach(async () => {
  store = createStore(await openSqlite(":memory:"));
  vi.useFakeTimers();
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
});

/** An instance that answers by noting the attempt and then doing as it is told. */
function startInstance(answer: (attempt: Attempt) => Promise<void> = async () => {}, events = store.events) {
  const inbox = createInbox({ events, now: Date.now, log: silentLog });
  const answered: { readonly payload: unknown; readonly attempt: Attempt }[] = [];
  inbox.listen("web", async (payload, attempt) => {
    answered.push({ payload, attempt });
    await answer(attempt);
  });
  return { inbox, answered };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * SECOND);
const forever = () => new Promise<void>(() => {});

test("an event is answered once, however often it comes", async () => {
  const { inbox, answered } = startInstance();
  await (await inbox.receive(event))!.answered;
  expect(await inbox.receive(event)).toBeNull();
  await pass(60);
  expect(answered.map(({ payload }) => payload)).toEqual([event.payload]);
  expect(answered[0]!.attempt).toMatchObject({ id: "e1", repeated: false, last: false });
});

test("what one was answering when it died is taken up by one other, who is told so", async () => {
  let isDead = false;
  const unlessDead = <T>(value: T, work: () => Promise<T>) => (isDead ? Promise.resolve(value) : work());
  const dying = startInstance(forever, {
    ...store.events,
    renew: (...args) => unlessDead(new Set(), () => store.events.renew(...args)),
    takeLeft: (...args) => unlessDead([], () => store.events.takeLeft(...args)),
  });
  await dying.inbox.receive(event);
  const others = [startInstance(), startInstance()];
  const taken = () => others.flatMap(({ answered }) => answered);
  await pass(60);
  expect(taken()).toEqual([]);
  isDead = true;
  await pass(19);
  expect(taken().map(({ payload, attempt }) => [payload, attempt.repeated])).toEqual([[event.payload, true]]);
  expect(dying.answered).toHaveLength(1);
});

test("one that does not hear of the store stops posting before another may begin", async () => {
  const { events } = store;
  const cut = { ...events, renew: () => Promise.reject(new Error("cut off")) };
  const inbox = createInbox({ events: cut, now: Date.now, log: silentLog });
  let mine: Attempt | undefined;
  inbox.listen("web", (_, attempt) => {
    mine = attempt;
    return forever();
  });
  await inbox.receive(event);
  const other = startInstance();
  for (let waited = 0; other.answered.length === 0; waited++) {
    expect(waited).toBeLessThan(20);
    await pass(1);
    if (other.answered.length > 0) expect(mine!.held()).toBe(false);
  }
  expect(inbox.isOpen()).toBe(false);
  expect(other.inbox.isOpen()).toBe(true);
});

test("an answer that asks for it is tried again, five times at most", async () => {
  const { inbox, answered } = startInstance(async (attempt) => attempt.again());
  await inbox.receive(event);
  await pass(120);
  expect(answered.map(({ attempt }) => attempt.last)).toEqual([false, false, false, false, true]);
});

test("what is under way at the end is left to the others at once", async () => {
  const leaving = startInstance(forever);
  await leaving.inbox.receive(event);
  const other = startInstance();
  await leaving.inbox.close();
  await pass(4);
  expect(other.answered).toHaveLength(1);
});

test("an event that the store does not take is not acknowledged", async () => {
  const events = { ...store.events, receive: () => Promise.reject(new Error("cut off")) };
  const inbox = createInbox({ events, now: Date.now, log: silentLog });
  await expect(inbox.receive(event)).rejects.toThrow("cut off");
});
