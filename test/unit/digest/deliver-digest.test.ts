import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DigestCard, DigestEntry } from "../../../src/card/card.ts";
import { DeliveryError, type Target } from "../../../src/chat/chat-adapter.ts";
import type { Digest } from "../../../src/digest/digest.ts";
import { runDigests } from "../../../src/digest/run-digests.ts";
import { silentLog } from "../../../src/log.ts";
import { openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";
import { createRecordingAdapter, type RecordingAdapter } from "../../support/recording-adapter.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 1, 10, 7, 0);
const DUE = Date.UTC(2026, 1, 10, 8, 0);

const card: DigestCard = {
  kind: "digest",
  locale: "en",
  title: "News digest",
  summary: "one story",
  entries: [],
  notes: [],
  actions: [],
};

describe("a digest that is due", () => {
  let store: Store;
  let adapter: RecordingAdapter;
  let now: number;
  let digest: Digest;
  let told: string[];
  let content: DigestCard | null;

  beforeEach(async () => {
    store = createStore(await openSqlite(":memory:"));
    adapter = createRecordingAdapter();
    now = START;
    told = [];
    content = card;
    digest = await store.digests.create(
      {
        platform: "web",
        tenant: "web:local",
        channel: "c",
        person: "p",
        settings: {
          schedule: { patterns: ["0 8 * * *"], timezone: "UTC", quiet: null },
          languages: [],
          entries: 5,
          source: "both",
          saysWhenEmpty: false,
        },
        nextRunAt: DUE,
        coveredUntil: START,
      },
      START,
    );
  });
  afterEach(() => store.close());

  const turn = (at: number) => {
    now = at;
    return runDigests({
      digests: store.digests,
      adapters: new Map([["web", adapter]]),
      compose: async () => content,
      tellRefused: async (_digest, reason) => void told.push(reason),
      now: () => now,
      log: silentLog,
    });
  };

  test("is posted once, at its time, and then again the next day", async () => {
    await turn(DUE - MINUTE);
    expect(adapter.posts.size).toBe(0);
    await turn(DUE);
    await turn(DUE + MINUTE);
    expect(adapter.posts.size).toBe(1);
    expect(await store.digests.find(digest.id)).toMatchObject({
      coveredUntil: DUE,
      nextRunAt: DUE + 1440 * MINUTE,
    });
    await turn(DUE + 1440 * MINUTE);
    expect(adapter.posts.size).toBe(2);
  });

  test("is sent once after a downtime of less than an hour", async () => {
    await turn(DUE + 50 * MINUTE);
    expect(adapter.posts.size).toBe(1);
  });

  test("is left out after a longer downtime, and the next one comes", async () => {
    await turn(DUE + 90 * MINUTE);
    expect(adapter.posts.size).toBe(0);
    await turn(DUE + 1440 * MINUTE);
    expect(adapter.posts.size).toBe(1);
  });

  test("says nothing where there is nothing to say", async () => {
    content = null;
    await turn(DUE);
    expect(adapter.posts.size).toBe(0);
    expect(await store.digests.find(digest.id)).toMatchObject({ nextRunAt: DUE + 1440 * MINUTE });
  });

  test("refused for now, it is tried again after ever longer waits, not before the platform asks", async () => {
    adapter.refuse = new DeliveryError("slow down", false, 5 * MINUTE);
    await turn(DUE);
    await turn(DUE + 4 * MINUTE);
    adapter.refuse = null;
    await turn(DUE + 4.5 * MINUTE);
    expect(adapter.posts.size).toBe(0);
    await turn(DUE + 6 * MINUTE);
    expect(adapter.posts.size).toBe(1);
    expect(told).toEqual([]);
  });

  test("refused for good, the digest stops and whoever set it up is told", async () => {
    adapter.refuse = new DeliveryError("the channel is gone", true);
    await turn(DUE);
    expect(told).toEqual(["the channel is gone"]);
    expect(await store.digests.find(digest.id)).toMatchObject({ paused: true, nextRunAt: null });
    adapter.refuse = null;
    await turn(DUE + 3 * 1440 * MINUTE);
    expect(adapter.posts.size).toBe(0);
    expect(told).toHaveLength(1);
  });

  describe("on a platform with threads", () => {
    const entry = (title: string): DigestEntry => ({
      title: { text: title, href: `https://harbour.example/${title}` },
      titleDirection: "ltr",
      facts: ["Harbour Post"],
      quotes: [{ text: `Words of ${title}.`, href: null, language: "en", direction: "ltr" }],
      names: ["Ada Quill"],
      editions: [],
      coverage: [],
    });
    const posts = () => [...adapter.posts.values()] as { target: Target; card: DigestCard }[];
    const inThread = () => posts().filter(({ target }) => target.thread === "p1");

    beforeEach(() => {
      Object.assign(adapter, { digestsInThreads: true });
      content = { ...card, entries: [entry("ferry"), entry("tram")], notes: ["and 3 more stories"] };
    });

    test("the headlines are one message, the stories with their quotes follow in its thread", async () => {
      await turn(DUE);
      await turn(DUE + MINUTE);
      const [head, ...stories] = posts();
      expect(head!.target.thread).toBeNull();
      expect(head!.card.entries.map(({ title, quotes }) => [title.text, quotes.length])).toEqual([
        ["ferry", 0],
        ["tram", 0],
      ]);
      expect(head!.card.notes).toEqual(["and 3 more stories"]);
      expect(inThread()).toEqual(stories);
      expect(stories.map(({ card }) => [card.firstNumber, card.entries[0]!.quotes[0]!.text])).toEqual([
        [1, "Words of ferry."],
        [2, "Words of tram."],
      ]);
    });

    test("a story refused for now is tried on, without the headlines and the stories before it", async () => {
      const post = adapter.post;
      adapter.post = (target, one, delivery) => {
        if (adapter.posts.size === 2) adapter.refuse = new DeliveryError("slow down", false);
        return post(target, one, delivery);
      };
      await turn(DUE);
      expect(posts()).toHaveLength(2);
      adapter.post = post;
      adapter.refuse = null;
      await turn(DUE + 5 * MINUTE);
      await turn(DUE + 10 * MINUTE);
      expect(inThread().map(({ card }) => card.entries[0]!.title.text)).toEqual(["ferry", "tram"]);
      expect(posts()).toHaveLength(3);
    });

    test("where threads are refused for good, the headlines stand and the digest goes on", async () => {
      const post = adapter.post;
      adapter.post = (target, one, delivery) =>
        target.thread === null
          ? post(target, one, delivery)
          : Promise.reject(new DeliveryError("no threads here", true));
      await turn(DUE);
      expect(posts()).toHaveLength(1);
      expect(told).toEqual([]);
      expect(await store.digests.find(digest.id)).toMatchObject({ paused: false, coveredUntil: DUE });
    });
  });
});
