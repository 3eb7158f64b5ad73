import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launchBrowser } from "../support/browser.ts";
import { rss } from "../support/feed-server.ts";
import { ferryPages } from "../support/ferry-story.ts";
import { type Site, startSite } from "../support/site-server.ts";
import { startDragoman } from "../support/start-dragoman.ts";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };

/** A look at the page: how it is set, and the language of its words. */
const looks: readonly (BrowserContextOptions & { readonly name: string })[] = [
  { name: "desktop, light", viewport: desktop, colorScheme: "light", locale: "en-GB" },
  { name: "desktop, dark", viewport: desktop, colorScheme: "dark", locale: "en-GB" },
  { name: "phone, light, right to left", viewport: phone, colorScheme: "light", locale: "ar" },
  { name: "phone, dark", viewport: phone, colorScheme: "dark", locale: "de" },
];

/** What axe-core finds, as "rule: element", empty where it finds nothing. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

// Skipped by name where Debian's package chromium is not installed; .ci/run installs it.
describe.skipIf(chromiumPath === null)("accessibility in Chromium (needs the package chromium)", () => {
  let site: Site;
  let dragoman: Awaited<ReturnType<typeof startDragoman>>;
  let browser: Browser;

  beforeAll(async () => {
    site = await startSite(ferryPages);
    const items = ["/es/transbordador", "/en/ferry"].map((path) => ({ title: path, link: site.url(path) }));
    site.put("/feed.xml", { body: rss(items), type: "application/rss+xml" });
    dragoman = await startDragoman({ FETCH_ALLOW_HOSTS: site.host });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await dragoman?.stop();
    await site?.close();
  });

  test.each(looks)("axe-core finds nothing: $name", async ({ name, ...look }) => {
    const page = await browser.newPage(look);
    const say = async (text: string) => {
      const cards = await page.locator(".card").count();
      await page.locator("#composer textarea").fill(text);
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator(".card").count(), { timeout: 60_000 }).toBeGreaterThan(cards);
    };
    await page.goto(dragoman.address);
    expect(await violations(page)).toEqual([]);
    const said = [
      `/summarize ${site.url("/es/transbordador")} en`,
      `/entities ${site.url("/en/ferry")}`,
      `/siblings ${site.url("/en/ferry")}`,
      "/help",
      "/settings show",
      "/privacy show",
      `/feeds add ${site.url("/feed.xml")}`,
      "/feeds list",
      "/digest add 08:00",
      "/digest preview",
      `/summarize ${site.url("/nowhere")}`,
      "/nonsense",
    ];
    for (const text of said) {
      await say(text);
      expect(await violations(page), text).toEqual([]);
    }
    await page.reload();
    expect(await violations(page)).toEqual([]);
    const views = await page.locator(".views a").evaluateAll((links) => links.map((link) => String(link)));
    expect(views.length).toBeGreaterThan(8);
    for (const view of [...views.slice(0, 4), ...views.slice(-8)]) {
      await page.goto(view);
      expect(await violations(page), view).toEqual([]);
    }
    await page.goto(`${dragoman.address}/samples/es/telescopios`);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
