import { expect, test } from "vitest";
import { markItems } from "../../src/feeds/mark-items.ts";
import type { Store } from "../../src/store/store.ts";

type Opened = Pick<Store, "feeds" | "entries">;

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 2);
const harbour = { platform: "web", tenant: "web:one", channel: "web:harbour", person: "web:ada" };
const market = { ...harbour, channel: "web:market" };
const followed = { url: "https://one.example/feed", title: "One" };

function items(...titles: string[]) {
  const made = titles.map((title) => ({
    guid: title,
    url: `https://one.example/${title}`,
    title,
    teaser: `About ${title}.`,
    publishedAt: null,
  }));
  const marks = markItems(made);
  return made.map((item, index) => ({ item, marks: marks[index]!, keep: true, language: () => "en" }));
}

/** What the store promises of feeds and their entries, on either database. `open` gives an empty store. */
export function feedsContract(open: () => Promise<Opened>): void {
  const follow = async ({ feeds }: Opened, who: typeof harbour, feed = followed) =>
    (await feeds.subscribe({ ...feed, ...who }, NOW)).subscription;

  test("a channel follows a feed once; a feed that nobody follows is forgotten", async () => {
    const store = await open();
    const first = await store.feeds.subscribe({ ...followed, ...harbour }, NOW);
    const again = await store.feeds.subscribe({ ...followed, ...harbour }, NOW);
    expect([first.isNew, again.isNew]).toEqual([true, false]);
    expect(again.subscription).toEqual(first.subscription);
    const other = await follow(store, market);
    expect(other.feedId).toBe(first.subscription.feedId);
    await store.feeds.unsubscribe(first.subscription.id);
    expect(await store.feeds.listFeed(other.feedId)).toEqual([other]);
    await store.feeds.forgetTenant("web:one");
    expect(await store.feeds.claimDue(NOW + DAY, 10, 1)).toEqual([]);
  });

  test("a due feed is claimed once; a paused one not at all", async () => {
    const store = await open();
    const one = await follow(store, harbour);
    await follow(store, market);
    const claimed = await store.feeds.claimDue(NOW, 10, 1_000);
    expect(claimed.map((feed) => feed.url)).toEqual([followed.url]);
    expect(await store.feeds.claimDue(NOW, 10, 1_000)).toEqual([]);
    await store.feeds.setPaused(one.id, true);
    expect(await store.feeds.claimDue(NOW + 1_000, 10, 1_000)).toHaveLength(1);
    for (const { id } of await store.feeds.listTenant("web:one")) await store.feeds.setPaused(id, true);
    expect(await store.feeds.claimDue(NOW + DAY, 10, 1_000)).toEqual([]);
  });

  test("the outcome of a poll is read back with numbers for times", async () => {
    const store = await open();
    const { feedId } = await follow(store, harbour);
    const outcome = { polled_at: NOW, failing_since: NOW, failures: 2, ttl: 60, etag: '"a"', body_hash: "h" };
    await store.feeds.savePolls([{ id: feedId, outcome }]);
    const [feed] = await store.feeds.claimDue(NOW, 1, 1_000);
    expect(feed).toMatchObject({ polled_at: NOW, failing_since: NOW, failures: 2, ttl: 60, etag: '"a"' });
    expect(feed?.body_hash).toBe("h");
    expect(feed?.next_poll_at).toBe(NOW + 1_000);
    expect((await store.feeds.listChannel(harbour.channel))[0]?.failingSince).toBe(NOW);
  });

  test("a feed that moved keeps its followers, also to an address that was followed already", async () => {
    const store = await open();
    const old = await follow(store, harbour);
    expect(await store.feeds.move(old.feedId, "https://two.example/feed")).toBe(true);
    expect(await store.feeds.move(old.feedId, "https://two.example/feed")).toBe(true);
    const both = await follow(store, harbour, { url: "https://three.example/feed", title: "Three" });
    await follow(store, market, { url: "https://two.example/feed", title: "Two" });
    expect(await store.feeds.move(old.feedId, "https://three.example/feed")).toBe(false);
    const followers = await store.feeds.listFeed(both.feedId);
    expect(followers.map(({ channel }) => channel).sort()).toEqual([harbour.channel, market.channel]);
    expect(await store.feeds.listTenant("web:one")).toHaveLength(2);
  });

  test("an item known by any mark is no news, nor one that comes twice at once", async () => {
    const store = await open();
    const { feedId } = await follow(store, harbour);
    expect(await store.entries.add(feedId, [...items("a", "b"), ...items("a")], NOW)).toHaveLength(2);
    const [changed] = items("b");
    const renamed = { ...changed!, marks: [changed!.marks[1]!, "another"] };
    expect(await store.entries.add(feedId, [renamed, ...items("c")], NOW + 1)).toHaveLength(1);
    const again = { ...changed!, marks: ["another"] };
    expect(await store.entries.add(feedId, [again], NOW + 2)).toEqual([]);
    const unwanted = items("d").map((one) => ({ ...one, keep: false }));
    expect(await store.entries.add(feedId, unwanted, NOW + 3)).toEqual([]);
    expect(await store.entries.add(feedId, items("d"), NOW + 4)).toEqual([]);
    const titles = (await store.entries.listFeed(feedId, 10)).map((entry) => entry.title);
    expect(titles[0]).toBe("c");
    expect(titles.sort()).toEqual(["a", "b", "c"]);
  });

  test("a channel gets what its feeds announced in a span of time, no article a second time", async () => {
    const store = await open();
    const one = await follow(store, harbour);
    const two = await follow(store, harbour, { url: "https://two.example/feed", title: "Two" });
    await follow(store, market);
    await store.entries.add(one.feedId, items("a"), NOW);
    await store.entries.add(two.feedId, items("a", "b"), NOW + DAY);
    const list = async (channel: string, after: number, until: number) =>
      (await store.entries.listChannel(channel, after, until, 10)).map((entry) => entry.title);
    expect(await list(harbour.channel, NOW - 1, NOW)).toEqual(["a"]);
    expect(await list(harbour.channel, NOW, NOW + DAY)).toEqual(["b"]);
    expect(await list(market.channel, NOW - 1, NOW + DAY)).toEqual(["a"]);
    await store.feeds.setPaused(one.id, true);
    expect(await list(harbour.channel, NOW - 1, NOW)).toEqual([]);
  });

  test("what is long gone from a feed is forgotten, what is still in it not", async () => {
    const store = await open();
    const { feedId } = await follow(store, harbour);
    await store.entries.add(feedId, items("a", "b"), NOW);
    await store.entries.add(feedId, items("a"), NOW + 60 * DAY);
    await store.entries.forgetBefore(NOW + 30 * DAY);
    expect(await store.entries.add(feedId, items("a"), NOW + 61 * DAY)).toEqual([]);
    expect(await store.entries.add(feedId, items("b"), NOW + 61 * DAY)).toHaveLength(1);
  });

  test("what a feed holds unchanged for long is no news when it changes", async () => {
    const store = await open();
    const { feedId } = await follow(store, harbour);
    await store.entries.add(feedId, items("a", "b"), NOW);
    await store.entries.forgetBefore(NOW + 100 * DAY);
    const added = await store.entries.add(feedId, items("a", "b", "c"), NOW + 200 * DAY);
    expect(added.map(({ title }) => title)).toEqual(["c"]);
  });

  test("a feed of five hundred items fits", async () => {
    const store = await open();
    const { feedId } = await follow(store, harbour);
    const many = items(...Array.from({ length: 500 }, (_, index) => `title ${index}`));
    expect(await store.entries.add(feedId, many, NOW)).toHaveLength(500);
    expect(await store.entries.add(feedId, many, NOW)).toEqual([]);
  });
}
