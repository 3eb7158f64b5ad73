import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createPageFetcher, type PageFetcher } from "../../src/article/fetch-page.ts";
import { createReaderPool, type ReaderPool } from "../../src/brief/reader-pool.ts";
import type { Card, NoticeCard, PanelCard } from "../../src/card/card.ts";
import type { Reply } from "../../src/chat/bot.ts";
import { pollDueFeeds } from "../../src/feeds/poll-due-feeds.ts";
import { createFeedReader } from "../../src/feeds/read-feed.ts";
import { type FeedServer, rss, startFeedServer } from "../support/feed-server.ts";
import { createSamplePress } from "../support/sample-press.ts";

let server: FeedServer;
let fetcher: PageFetcher;
let pool: ReaderPool;
let press: Awaited<ReturnType<typeof createSamplePress>>;
let time: number;

beforeAll(async () => {
  server = await startFeedServer();
  fetcher = createPageFetcher({ allowHosts: [server.host], contactUrl: null, timeoutMs: 5_000 });
  pool = createReaderPool({ threads: 1, deadline: 15_000 });
});
afterAll(async () => {
  await fetcher?.close();
  await pool?.close();
  await server?.close();
});

beforeEach(async () => {
  time = Date.UTC(2026, 4, 4);
  const now = () => (time += 300);
  press = await createSamplePress({ fetcher, pool, parse: createFeedReader(pool, now), now });
});
afterEach(() => press.store.close());

const panel = (reply: Reply) => reply.cards[0] as PanelCard;
const linesOf = (reply: Reply) => panel(reply).sections.flatMap(({ lines }) => lines);
const textsOf = (reply: Reply) => linesOf(reply).map(({ text }) => text);

test("an OPML file with folders and duplicates is followed, with progress and a report of what failed and why", async () => {
  const feeds = Array.from({ length: 12 }, (_, index) => `/feed${index}`);
  for (const path of feeds) server.put(path, { body: rss([{ title: path, link: path }]) });
  server.put("/page", { body: "<!doctype html><p>Welcome", headers: { "content-type": "text/html" } });
  const outline = (path: string) => `<outline text="Feed ${path}" xmlUrl="${server.url(path)}"/>`;
  const missing = Array.from({ length: 25 }, (_, index) => `/missing${index}`);
  const body = `<opml version="2.0"><body><outline text="World">${feeds.map(outline).join("")}</outline>
    ${outline("/feed0")}<outline text="More"><outline text="Deep">${[...missing, "/page"].map(outline).join("")}
    </outline></outline></body></opml>`;
  server.put("/feeds.opml", { body });
  await press.ask("feeds", "add", { address: server.url("/feed3") });

  const told: Card[] = [];
  const reply = await press.ask("feeds", "import", { address: server.url("/feeds.opml") }, (card) =>
    told.push(card),
  );
  const progress = told.map((card) =>
    Number(/^Adding feeds: (\d+) of 38$/.exec((card as NoticeCard).text)![1]),
  );
  expect(progress.length).toBeGreaterThan(3);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(panel(reply).title).toBe("11 feeds added, 26 not");
  const lines = linesOf(reply);
  expect(lines[0]!.text).toBe("Already followed: 1");
  expect(lines[1]).toMatchObject({ text: "Feed /missing0", href: server.url("/missing0") });
  expect(lines[1]!.note).toBe(press.words.t("problem.not-found"));
  expect(lines.at(-1)!.text).toBe("6 more");
  const [file] = reply.files!;
  expect(file!.content.split("\n")).toHaveLength(26);
  expect(file!.content).toContain(`${server.url("/page")}\t${press.words.t("problem.not-a-feed")}`);
  expect(await press.store.feeds.listChannel("harbour")).toHaveLength(12);
});

test("a filter's preview finds names in other languages and scripts, by what the feed announces", async () => {
  const items = [
    ["Украина получила новый паром", "Судно построили в порту Корва."],
    ["La ayuda a Ucrania crece", "El ministro habló en el puerto."],
    ["Ferry returns to Corva", "The captain waited two years for this voyage."],
    ["Ukraine tram opens", "The mayor took the first ride on Monday morning."],
  ].map(([title, description], index) => ({ title: title!, description: description!, link: `/${index}` }));
  server.put("/news", { body: rss(items) });
  await press.ask("feeds", "add", { address: server.url("/news") });
  const feed = (await press.store.feeds.listChannel("harbour"))[0]!.id;
  const filter = (options: Record<string, string>) => press.ask("feeds", "filter", { feed, ...options });

  const named = await filter({ include: "Ukraine" });
  expect(panel(named).title).toBe("Saved. Of the last 4 articles, 3 would pass:");
  const titles = (...indexes: number[]) => indexes.map((index) => items[index]!.title).sort();
  expect(textsOf(named).sort()).toEqual(titles(0, 1, 3));
  expect(textsOf(await filter({ include: "Україна, ferry", exclude: "tram" })).sort()).toEqual(
    titles(0, 1, 2),
  );
  expect(textsOf(await filter({ languages: "Spanish, Russian", include: "Ukraine" })).sort()).toEqual(
    titles(0, 1),
  );
  expect(textsOf(await filter({ languages: "German" }))).toEqual([]);
});

test("a preview looks at the last fifty articles, and no further", async () => {
  const items = Array.from({ length: 80 }, (_, index) => ({
    title: `Tram ${index} leaves`,
    link: `/${index}`,
  }));
  server.put("/long", { body: rss(items) });
  await press.ask("feeds", "add", { address: server.url("/long") });
  const feed = (await press.store.feeds.listChannel("harbour"))[0]!.id;
  const reply = await press.ask("feeds", "filter", { feed, include: "tram" });
  expect(panel(reply).title).toBe("Saved. Of the last 50 articles, 50 would pass:");
  expect(textsOf(reply).at(-1)).toBe("42 more");
});

test("what a feed has when it is added is there at once, and once", async () => {
  const items = Array.from({ length: 9 }, (_, index) => ({ title: `Tram ${index}`, link: `/tram/${index}` }));
  server.put("/trams", { body: rss(items) });
  await press.ask("feeds", "add", { address: server.url("/trams") });
  const titles = async () => {
    const found = await press.store.entries.listChannel("harbour", 0, time + 1, 100);
    return found.map(({ title }) => title).sort();
  };
  const first = await titles();
  expect(first).toHaveLength(5);
  const { parts, store } = press;
  const loop = { ...parts, feeds: store.feeds, entries: store.entries, random: () => 0 };
  await pollDueFeeds({ ...loop, announceDead: async () => {} }, new AbortController().signal);
  expect(await titles()).toEqual(first);
});

test("a paused feed is not asked and brings nothing until it is resumed; then what is new", async () => {
  const item = (name: string) => ({ title: `Tram ${name} leaves`, link: `/${name}`, guid: name });
  const poll = async () => {
    const from = time;
    time += 3_600_000;
    const { parts, store } = press;
    const loop = { ...parts, feeds: store.feeds, entries: store.entries, random: () => 0 };
    await pollDueFeeds({ ...loop, announceDead: async () => {} }, new AbortController().signal);
    const found = await store.entries.listChannel("harbour", from, time, 100);
    return found.map(({ title }) => title).sort();
  };
  server.put("/tram", { body: rss([item("one")]) });
  await press.ask("feeds", "add", { address: server.url("/tram") });
  await poll();
  const feed = (await press.store.feeds.listChannel("harbour"))[0]!.id;

  await press.ask("feeds", "pause", { feed });
  expect(linesOf(await press.ask("feeds", "list"))[0]!.note).toContain(press.words.t("feeds.paused"));
  server.put("/tram", { body: rss([item("one"), item("two")]) });
  const asked = server.requests("/tram").length;
  expect(await poll()).toEqual([]);
  expect(server.requests("/tram")).toHaveLength(asked);

  await press.ask("feeds", "resume", { feed });
  expect(await poll()).toEqual(["Tram two leaves"]);
});
