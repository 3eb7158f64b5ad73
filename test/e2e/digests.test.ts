import { afterAll, beforeAll, expect, test } from "vitest";
import { rss } from "../support/feed-server.ts";
import { ferryPages } from "../support/ferry-story.ts";
import { type Site, startSite } from "../support/site-server.ts";
import { startDragoman } from "../support/start-dragoman.ts";

let site: Site;
let dragoman: Awaited<ReturnType<typeof startDragoman>>;
let cookie: string;

beforeAll(async () => {
  site = await startSite(ferryPages);
  const items = ["/en/ferry", "/es/transbordador"].map((path) => ({
    title: path,
    link: site.url(path),
    guid: path,
  }));
  site.put("/feed", { body: rss(items), type: "application/rss+xml" });
  const named = '<link rel="alternate" type="application/rss+xml" href="/feed">';
  site.put("/", { body: `<!doctype html><head><title>Harbour News</title>${named}</head><p>Welcome.` });
  dragoman = await startDragoman({ FETCH_ALLOW_HOSTS: site.host });
  const page = await fetch(dragoman.address);
  cookie = page.headers.getSetCookie()[0]!.split(";", 1)[0]!;
}, 60_000);

afterAll(async () => {
  await dragoman?.stop();
  await site?.close();
});

async function say(text: string): Promise<void> {
  const answer = await fetch(new URL("/messages", dragoman.address), {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(dragoman.address).origin, cookie },
    body: JSON.stringify({ text }),
  });
  expect(answer.status).toBe(202);
}

async function chat(): Promise<string> {
  return (await fetch(dragoman.address, { headers: { cookie, "accept-language": "en" } })).text();
}

/** Waits until the chat shows something. */
async function shows(pattern: RegExp, timeout = 60_000): Promise<string> {
  await expect.poll(chat, { timeout, interval: 500 }).toMatch(pattern);
  return chat();
}

test("a site's feed is followed, previewed and delivered as one entry for two editions", async () => {
  await say(`/feeds add ${site.url("/")}`);
  await shows(/Following Harbour News/);
  await say(`/feeds test ${site.url("/feed")}`);
  await shows(/What Harbour News would bring/);
  await say("/digest add 08:00 timezone:Europe/Kyiv days:mon-fri quiet:22:00-07:00 language:en");
  const added = await shows(/Digest added\. ([0-9a-f]+): 08:00 Mon-Fri \(Europe\/Kyiv\)/);
  const digest = /Digest added\. ([0-9a-f]+):/.exec(added)![1]!;

  // The feed is polled by the clock.
  await expect.poll(() => site.hits("/feed"), { timeout: 40_000 }).toBeGreaterThan(2);
  await say(`/digest preview ${digest}`);
  await shows(/card digest/);

  await say(`/digest run ${digest}`);
  await shows(/The digest is being put together/);
  await expect
    .poll(async () => (await chat()).split("card digest").length - 1, { timeout: 60_000, interval: 500 })
    .toBe(2);
  const page = await chat();
  const posted = page.slice(page.lastIndexOf("card digest"));
  expect(posted).toContain("1 story from 2 articles in 2 languages");
  expect(posted).toContain("Electric ferry to link Corva and Ellery from May");
  expect(posted).toContain(site.url("/es/transbordador"));

  await say(`/digest run ${digest}`);
  await shows(/Nothing new since the last digest/);
}, 180_000);

test("feeds and digests are listed, exported and removed", async () => {
  await say("/feeds list");
  await shows(/<h2>Feeds<\/h2>/);
  await say("/digest list");
  await shows(/<h2>Digests<\/h2>/);
  await say(`/feeds remove ${site.url("/feed")}`);
  await shows(/No longer following Harbour News/);
  await say(`/feeds add ${site.url("/nothing")}`);
  await say("/feeds list");
  await shows(/This channel follows no feeds/);
}, 60_000);
