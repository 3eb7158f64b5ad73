import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPageFetcher, type PageFetcher } from "../../src/article/fetch-page.ts";
import { createReaderPool, type ReaderPool } from "../../src/brief/reader-pool.ts";
import { DEAD_AFTER } from "../../src/feeds/feed-health.ts";
import { type FoundFeed, findFeed } from "../../src/feeds/find-feed.ts";
import { pollDueFeeds } from "../../src/feeds/poll-due-feeds.ts";
import { createFeedReader, type ReadFeed } from "../../src/feeds/read-feed.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { type FeedServer, rss, type SampleItem, startFeedServer } from "../support/feed-server.ts";
import { createVirtualClock, type VirtualClock } from "../support/virtual-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CHANNEL = "web:harbour";

let server: FeedServer;
let fetcher: PageFetcher;
let pool: ReaderPool;
let store: Store;
let clock: VirtualClock;
let dead: string[];

beforeAll(async () => {
  server = await startFeedServer();
  fetcher = createPageFetcher({ allowHosts: [server.host], contactUrl: null, timeoutMs: 2_000 });
  pool = createReaderPool({ threads: 1, deadline: 15_000 });
});

afterAll(async () => {
  await fetcher?.close();
  await pool?.close();
  await server?.close();
});

beforeEach(async () => {
  store = createStore(await openSqlite(":memory:"));
  clock = createVirtualClock(Date.UTC(2026, 4, 4, 12));
  dead = [];
});

afterEach(() => store.close());

let timesRead = 0;
const parse: ReadFeed = (...fetched) => {
  timesRead++;
  return createFeedReader(pool, clock.now)(...fetched);
};

async function follow(path: string): Promise<void> {
  const who = { platform: "web", tenant: "web:one", channel: CHANNEL, person: "web:ada" };
  await store.feeds.subscribe({ ...who, url: server.url(path), title: "" }, clock.now());
}

/** Lets time pass and polls what is due then; the titles that are new. */
async function poll(wait = 20 * MINUTE): Promise<string[]> {
  const before = clock.now();
  clock.advance(wait);
  const { feeds, entries } = store;
  const announceDead = async ({ url }: { url: string }) => void dead.push(url);
  const parts = {
    fetcher,
    parse,
    feeds,
    entries,
    now: clock.now,
    random: () => 0,
    announceDead,
    log: silentLog,
  };
  await pollDueFeeds(parts, new AbortController().signal);
  const found = await entries.listChannel(CHANNEL, before, clock.now(), 1_000);
  return found.map((entry) => entry.title).sort();
}

async function read(path: string): Promise<FoundFeed["feed"]> {
  return (await findFeed(server.url(path), { fetcher, parse })).feed;
}

const numbered = (from: number, to: number): SampleItem[] =>
  Array.from({ length: to - from }, (_, index) => ({
    title: `Story ${from + index}`,
    link: `https://harbour.example/${from + index}`,
    guid: `id-${from + index}`,
    description: `What happened on day ${from + index}.`,
    pubDate: new Date(Date.UTC(2026, 3, 1 + from + index)).toUTCString(),
  }));

describe("polling", () => {
  test("the first poll brings the newest few, later ones what is new", async () => {
    server.put("/news", { body: rss(numbered(0, 20)) });
    await follow("/news");
    expect(await poll()).toEqual([15, 16, 17, 18, 19].map((number) => `Story ${number}`));
    server.put("/news", { body: rss(numbered(2, 22).reverse()) });
    expect(await poll()).toEqual(["Story 20", "Story 21"]);
    expect(await poll()).toEqual([]);
  });

  test("a failure or an empty feed before the first poll brings no flood", async () => {
    server.put("/late", { status: 500 });
    await follow("/late");
    expect(await poll()).toEqual([]);
    server.put("/late", { body: rss([]) });
    expect(await poll(HOUR)).toEqual([]);
    expect(await poll(HOUR)).toEqual([]);
    server.put("/late", { body: rss(numbered(0, 20)) });
    expect(await poll(HOUR)).toHaveLength(5);
  });

  test("changed ids, changed addresses and tracking parameters bring nothing twice", async () => {
    server.put("/news", { body: rss(numbered(0, 5)) });
    await follow("/news");
    expect(await poll()).toHaveLength(5);
    const newGuids = numbered(0, 5).map((item) => ({ ...item, guid: `${item.guid}-again` }));
    server.put("/news", { body: rss(newGuids) });
    expect(await poll()).toEqual([]);
    const tracked = newGuids.map((item) => ({
      ...item,
      guid: `${item.guid}!`,
      link: `${item.link}?utm_source=rss`,
      description: `${item.description} Updated.`,
    }));
    server.put("/news", { body: rss(tracked) });
    expect(await poll()).toEqual([]);
    const moved = numbered(0, 5).map((item, index) => ({
      ...item,
      guid: `other-${index}`,
      link: `https://new.example/${index}`,
    }));
    server.put("/news", { body: rss([...moved, ...moved]) });
    expect(await poll()).toEqual([]);
  });

  test("conditional requests; an unchanged feed is not read again and keeps its wish for rare visits", async () => {
    const head = "<title>Harbour News</title><ttl>60</ttl>";
    server.put("/etag", (headers) =>
      headers["if-none-match"] === '"one"'
        ? { status: 304 }
        : {
            headers: { etag: '"one"', "last-modified": "Mon, 04 May 2026 10:00:00 GMT" },
            body: rss(numbered(0, 2), head),
          },
    );
    await follow("/etag");
    expect(await poll()).toHaveLength(2);
    await poll(61 * MINUTE);
    await poll(30 * MINUTE);
    await poll(31 * MINUTE);
    const requests = server.requests("/etag");
    expect(requests.map((headers) => headers["if-none-match"])).toEqual([undefined, '"one"', '"one"']);
    expect(requests[1]?.["if-modified-since"]).toBe("Mon, 04 May 2026 10:00:00 GMT");
    expect(requests[0]?.["user-agent"]).toContain("Dragoman");
  });

  test("a body that did not change is not read again, though the publisher knows no conditions", async () => {
    server.put("/plain", { body: rss(numbered(0, 2)) });
    await follow("/plain");
    const before = timesRead;
    expect(await poll()).toHaveLength(2);
    expect(await poll()).toEqual([]);
    expect(server.requests("/plain")).toHaveLength(2);
    expect(timesRead - before).toBe(1);
    server.put("/plain", { body: rss(numbered(0, 3)) });
    expect(await poll()).toEqual(["Story 2"]);
  });

  test("Retry-After is obeyed", async () => {
    server.put("/busy", { status: 429, headers: { "retry-after": "7200" } });
    await follow("/busy");
    await poll();
    await poll(119 * MINUTE);
    expect(server.requests("/busy")).toHaveLength(1);
    server.put("/busy", { body: rss(numbered(0, 1)) });
    expect(await poll(MINUTE)).toEqual(["Story 0"]);
    expect((await store.feeds.listChannel(CHANNEL))[0]?.failingSince).toBeNull();
  });

  test("a permanent redirect moves the subscription, a temporary one does not", async () => {
    server.put("/new", { body: rss(numbered(0, 1)) });
    server.put("/gone", { status: 301, headers: { location: "/new" } });
    server.put("/away", { status: 302, headers: { location: "/new" } });
    await follow("/gone");
    await poll();
    expect((await store.feeds.listChannel(CHANNEL)).map(({ url }) => url)).toEqual([server.url("/new")]);
    await follow("/away");
    await poll();
    expect((await store.feeds.listChannel(CHANNEL)).map(({ url }) => url)).toEqual([
      server.url("/new"),
      server.url("/away"),
    ]);
  });

  test("a dead feed is announced once and asked ever more rarely", async () => {
    server.put("/dead", { status: 410 });
    await follow("/dead");
    for (let hour = 0; hour < 15 * 24; hour++) await poll(HOUR);
    expect(dead).toEqual([server.url("/dead")]);
    const asked = server.requests("/dead").length;
    expect(asked).toBeGreaterThan(DEAD_AFTER);
    expect(await store.feeds.health()).toEqual({ well: 0, failing: 0, dead: 1 });
    expect(asked).toBeLessThan(25);
    server.put("/dead", { body: rss(numbered(0, 3)) });
    expect(await poll(24 * HOUR)).toHaveLength(3);
  });

  test("a slow body, a huge one and a page instead of a feed are failures, each by its name", async () => {
    server.put("/slow", { body: rss(numbered(0, 10)), drip: 50 });
    server.put("/huge", { body: rss(numbered(0, 1)) + " ".repeat(20_000_000) });
    server.put("/page", { body: "<!doctype html><p>Welcome", headers: { "content-type": "text/html" } });
    for (const path of ["/slow", "/huge", "/page"]) await follow(path);
    await poll();
    const problems = (await store.feeds.listChannel(CHANNEL)).map(({ problem }) => problem?.split(":")[0]);
    expect(problems.sort()).toEqual(["not-a-feed", "timed-out", "too-large"]);
  });
});

describe("feeds as they are", () => {
  test.each([
    [
      "Atom",
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title type="html">Гавань &amp;amp; Ко</title>
      <entry><id>a</id><title type="html">&lt;b&gt;Пором&lt;/b&gt; прибув</title><link rel="self" href="/x"/>
      <link rel="alternate" href="/a?utm_medium=feed"/><updated>2026-05-01T10:00:00Z</updated></entry></feed>`,
    ],
    [
      "RDF",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/"><title>Гавань &amp; Ко</title></channel>
      <item rdf:about="/a"><title>Пором прибув</title><link>/a</link><dc:date>2026-05-01T10:00:00Z</dc:date></item></rdf:RDF>`,
    ],
    [
      "JSON Feed",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Гавань & Ко",
        items: [{ id: "a", url: "/a", title: "Пором прибув", date_published: "2026-05-01T10:00:00Z" }],
      }),
    ],
    [
      "a byte order mark and white space",
      `\ufeff\n  ${rss([{ title: "Пором прибув", link: "/a", pubDate: "Fri, 01 May 2026 10:00:00 GMT" }], "<title>Гавань &amp; Ко</title>")}`,
    ],
    [
      "namespaces of its own",
      `<?xml version="1.0"?><rss version="2.0" xmlns:media="urn:m" xmlns:odd="urn:o"><channel>
      <title><![CDATA[Гавань & Ко]]></title><odd:x><title>wrong</title></odd:x><item><media:title>wrong</media:title>
      <title><![CDATA[Пором <i>прибув</i>]]></title><link>/a</link><pubDate>Fri, 01 May 2026 12:00:00 +0200</pubDate></item></channel></rss>`,
    ],
  ])("%s", async (_name, body) => {
    server.put("/formats", { body });
    const feed = await read("/formats");
    expect(feed.title).toBe("Гавань & Ко");
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      url: server.url("/a"),
      title: "Пором прибув",
      publishedAt: "2026-05-01T10:00:00.000Z",
    });
  });

  test.each(["windows-1251", "utf-16le"])(
    "in %s, with the charset declared or in the header",
    async (charset) => {
      const xml = (declared: string) =>
        `<?xml version="1.0" encoding="${declared}"?>${rss([{ title: "Пором прибув", link: "/a" }]).slice(21)}`;
      const encode = (text: string) =>
        charset === "utf-16le" ? Buffer.from(`\ufeff${text}`, "utf16le") : toWindows1251(text);
      server.put("/charset", { body: encode(xml(charset)), headers: { "content-type": "text/xml" } });
      expect((await read("/charset")).items[0]?.title).toBe("Пором прибув");
      const type = `application/rss+xml; charset=${charset}`;
      server.put("/charset", { body: encode(xml("utf-8")), headers: { "content-type": type } });
      expect((await read("/charset")).items[0]?.title).toBe("Пором прибув");
    },
  );

  test("wrong dates, missing ids, links and titles", async () => {
    const dates = ["yesterday", "Fri, 99 May 2026", "2099-01-01T00:00:00Z", "1970-01-01", ""];
    const items = [
      ...dates.map((pubDate, index) => ({ title: `Date ${index}`, link: `/${index}`, pubDate })),
      { description: "No title &lt;p&gt;at all&lt;/p&gt;" },
      { title: "Script", link: "javascript:alert(1)" },
      {},
    ];
    server.put("/ugly", { body: rss(items) });
    await follow("/ugly");
    const feed = await read("/ugly");
    expect(feed.items.slice(0, 5).map((item) => item.publishedAt)).toEqual([null, null, null, null, null]);
    expect(feed.items[5]).toMatchObject({ guid: null, url: null, title: "", teaser: "No title at all" });
    expect(feed.items[6]?.url).toBeNull();
    expect(await poll()).toHaveLength(5);
  });

  test("entity bombs, external entities and bottomless nesting neither grow nor stall", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from(
      "bcdefghij",
      (name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index]};`.repeat(10)}">`,
    ).join("")}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const body = rss([{ title: "&j; &file;", link: "/a" }]).slice(21);
    const began = performance.now();
    for (const text of [bomb + body, rss([{ title: "<b>".repeat(200_000), link: "/a" }])]) {
      server.put("/bomb", { body: text });
      const feed = await read("/bomb").catch((error: unknown) => error);
      expect(JSON.stringify(feed).length).toBeLessThan(2_000);
      expect(JSON.stringify(feed)).not.toContain("root:");
    }
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

/** Cyrillic as Windows-1251 has it. */
function toWindows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}
