import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPageFetcher } from "../../../src/article/fetch-page.ts";
import { createLinkReader } from "../../../src/brief/brief-link.ts";
import { createReaderPool } from "../../../src/brief/reader-pool.ts";
import type { DigestCard } from "../../../src/card/card.ts";
import { DeliveryError } from "../../../src/chat/chat-adapter.ts";
import { runDigests } from "../../../src/digest/run-digests.ts";
import { silentLog } from "../../../src/log.ts";
import { openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";
import { openDnsStub } from "../../support/dns-stub.ts";
import { ferryPages } from "../../support/ferry-story.ts";
import { createRecordingAdapter, type RecordingAdapter } from "../../support/recording-adapter.ts";
import { startSite } from "../../support/site-server.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DUE = Date.UTC(2026, 2, 2, 8);

let store: Store;
beforeEach(async () => {
  store = createStore(await openSqlite(":memory:"));
});
afterEach(() => store.close());

describe("digests", () => {
  const card: DigestCard = {
    kind: "digest",
    locale: "en",
    title: "Digest",
    summary: "",
    entries: [],
    notes: [],
    actions: [],
  };
  let adapter: RecordingAdapter;
  let now: number;

  beforeEach(async () => {
    adapter = createRecordingAdapter();
    now = DUE - HOUR;
    const settings = {
      schedule: { patterns: ["0 8 * * *"], timezone: "UTC", quiet: null },
      languages: [],
      entries: 5,
      source: "both",
      saysWhenEmpty: true,
    } as const;
    const place = { platform: "web", tenant: "web:one", channel: "harbour", person: "ada" };
    await store.digests.create({ ...place, settings, nextRunAt: DUE, coveredUntil: now }, now);
  });

  /** Lets the schedule run each minute for so many minutes. */
  async function live(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      await runDigests({
        digests: store.digests,
        adapters: new Map([["web", adapter]]),
        compose: async () => card,
        tellRefused: async () => {},
        now: () => now,
        log: silentLog,
      });
      now += MINUTE;
    }
  }

  test("of a platform that was gone for an hour are posted once, when it is back", async () => {
    adapter.refuse = new DeliveryError("503", false);
    await live(120);
    expect(adapter.posts.size).toBe(0);
    adapter.refuse = null;
    await live(60);
    expect(adapter.posts.size).toBe(1);
    await live(23 * 60);
    expect(adapter.posts.size).toBe(2);
  });

  test("are not posted again where the clock jumps back, nor all that were missed where it jumps ahead", async () => {
    await live(70);
    expect(adapter.posts.size).toBe(1);
    now -= 2 * HOUR;
    await live(180);
    expect(adapter.posts.size).toBe(1);
    now += 10 * DAY;
    await live(24 * 60);
    expect(adapter.posts.size).toBeGreaterThanOrEqual(2);
    expect(adapter.posts.size).toBeLessThanOrEqual(3);
  });
});

test("where names are not resolved any more, what was read is still shown; new links are told, and read afterwards", async () => {
  // A connection that is kept open would need no name.
  const closing = Object.entries(ferryPages).map(([path, page]) => [
    path,
    { ...page, headers: { connection: "close" } },
  ]);
  const site = await startSite(Object.fromEntries(closing));
  let isGone = false;
  const dns = await openDnsStub((name) => (name === "paper.example" && !isGone ? ["127.0.0.1"] : []));
  const port = site.host.split(":")[1];
  const host = `paper.example:${port}`;
  const fetcher = createPageFetcher({ allowHosts: [host], contactUrl: null, lookup: dns.lookup });
  const pool = createReaderPool({ threads: 1, deadline: 60_000 });
  let now = DUE;
  const reader = createLinkReader({ fetcher, pool, store, now: () => now, log: silentLog });
  const read = (path: string) =>
    reader.readLink(`http://${host}${path}`, { audience: "web:one", channel: "c" });
  const before = await read("/en/ferry");
  isGone = true;
  now += 3 * HOUR;
  expect((await read("/en/ferry")).id).toBe(before.id);
  await expect(read("/en/craters")).rejects.toMatchObject({ problem: "unreachable" });
  isGone = false;
  expect((await read("/en/craters")).language).toBe("en");
  await Promise.all([pool.close(), fetcher.close(), dns.close(), site.close()]);
});
