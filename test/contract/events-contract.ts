import { expect, test } from "vitest";
import type { Store } from "../../src/store/store.ts";

const event = { id: "event-1", platform: "web", payload: { text: "Ferry 🛳" } };
const one = (until: number) => ({ holder: "one", until });
const two = (until: number) => ({ holder: "two", until });
const limits = { attempts: 3, events: 10 };

/** What the store promises of events and bookmarks, on either database. */
export function eventsContract(open: () => Promise<Pick<Store, "events" | "bookmarks">>): void {
  test("an event is new once, however many receive it at once", async () => {
    const { events } = await open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => events.receive(event, one(9), 1)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    await events.finish("event-1", "one");
    expect(await events.receive(event, two(19), 11)).toBe(false);
    await events.prune(1);
    expect(await events.receive(event, two(19), 11)).toBe(false);
    await events.prune(2);
    expect(await events.receive(event, two(19), 11)).toBe(true);
  });

  test("what its holder does not renew is taken by one other, with its payload", async () => {
    const { events } = await open();
    await events.receive(event, one(10), 1);
    expect(await events.takeLeft(["web"], two(30), 9, limits)).toEqual([]);
    expect(await events.takeLeft(["slack"], two(30), 10, limits)).toEqual([]);
    const takers = Array.from({ length: 8 }, () => events.takeLeft(["web"], two(30), 10, limits));
    expect((await Promise.all(takers)).flat()).toEqual([{ ...event, attempts: 2, receivedAt: 1 }]);
    expect(await events.renew(["event-1"], one(50))).toEqual(new Set());
    await events.finish("event-1", "one");
    await events.letGo("event-1", "one", 0);
    expect(await events.renew(["event-1", "other"], two(40))).toEqual(new Set(["event-1"]));
    expect(await events.takeLeft(["web"], one(60), 39, limits)).toEqual([]);
    expect(await events.takeLeft(["web"], one(60), 40, limits)).toHaveLength(1);
  });

  test("what is answered is not taken; what is let go is, from then on, and given up in the end", async () => {
    const { events } = await open();
    await events.receive(event, one(10), 1);
    await events.receive({ ...event, id: "event-2" }, one(10), 1);
    await events.finish("event-1", "one");
    await events.letGo("event-2", "one", 5);
    expect(await events.takeLeft(["web"], two(30), 4, limits)).toEqual([]);
    expect(await events.giveUp(100, 2)).toEqual([]);
    expect(await events.takeLeft(["web"], two(30), 5, { ...limits, attempts: 1 })).toEqual([]);
    expect(await events.takeLeft(["web"], two(30), 5, limits)).toHaveLength(1);
    expect(await events.giveUp(29, 2)).toEqual([]);
    expect(await events.giveUp(30, 2)).toEqual(["event-2"]);
    expect(await events.takeLeft(["web"], two(90), 80, limits)).toEqual([]);
  });

  test("a bookmark is what was kept last", async () => {
    const { bookmarks } = await open();
    expect(await bookmarks.find("shard/0")).toBeNull();
    await bookmarks.keep("shard/0", { sequence: 5 }, 1);
    await bookmarks.keep("shard/0", { sequence: 7 }, 2);
    await bookmarks.keep("shard/0", { sequence: 6 }, 1);
    expect(await bookmarks.find("shard/0")).toEqual({ sequence: 7 });
  });
}
