import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, launchBrowser } from "../support/browser.ts";
import { ferryPages, ferryStory } from "../support/ferry-story.ts";
import { type Site, startSite } from "../support/site-server.ts";
import { startDragoman } from "../support/start-dragoman.ts";

// Skipped by name where Debian's package chromium is not installed; .ci/run installs it.
describe.skipIf(chromiumPath === null)("web chat in Chromium (needs the package chromium)", () => {
  let site: Site;
  let dragoman: Awaited<ReturnType<typeof startDragoman>>;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    site = await startSite(ferryPages);
    dragoman = await startDragoman({ FETCH_ALLOW_HOSTS: site.host });
    browser = await launchBrowser();
    page = await browser.newPage({ locale: "en-GB", viewport: { width: 1000, height: 900 } });
    page.on("request", (request) => requests.push(new URL(request.url()).host));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(dragoman.address);
  });

  afterAll(async () => {
    await browser?.close();
    await dragoman?.stop();
    await site?.close();
  });

  async function say(text: string): Promise<void> {
    await page.getByLabel("Message", { exact: true }).fill(text);
    await page.keyboard.press("Enter");
  }

  test("an empty chat offers the tour", async () => {
    expect(await page.locator(".tour[open] li").count()).toBe(3);
  });

  test("a pasted link becomes a card that quotes the article word for word", async () => {
    await say(site.url("/en/ferry"));
    const card = page.locator(".card.brief").first();
    await card.waitFor();
    expect(await card.locator("h2").innerText()).toBe("Electric ferry to link Corva and Ellery from May");
    const quotes = await card.locator("blockquote").allInnerTexts();
    expect(quotes).toHaveLength(3);
    for (const quote of quotes) expect(ferryStory.english).toContain(quote.replace(/\s*↗$/, ""));
    expect(await card.locator(".facts").innerText()).toContain("English");
    expect(await card.locator("blockquote a").first().getAttribute("href")).toContain("#:~:text=");
  });

  test.each(["Slack", "Discord"])("a card is shown as on %s, in its own words", async (platform) => {
    const [view] = await Promise.all([
      page.context().waitForEvent("page"),
      page
        .getByRole("link", { name: `As on ${platform}` })
        .first()
        .click(),
    ]);
    expect(await view.locator("h1").innerText()).toBe(`As on ${platform}`);
    const quotes = (await view.locator("blockquote p").allInnerTexts()).filter(
      (quote) => quote.trim() !== "",
    );
    expect(quotes).toHaveLength(3);
    for (const quote of quotes) expect(ferryStory.english).toContain(quote.replace(/\s*↗$/, ""));
    expect(await view.getByRole("button", { name: "Longer" }).count()).toBe(1);
    await view.close();
  });

  test("a card that is meant for another person is shown to nobody else", async () => {
    const link = await page.getByRole("link", { name: "As on Slack" }).first().getAttribute("href");
    await say("/settings show");
    await page.locator(".card.panel").waitFor();
    const own = await page.getByRole("link", { name: "As on Slack" }).last().getAttribute("href");
    expect((await fetch(new URL(link!, dragoman.address))).status).toBe(200);
    expect((await fetch(new URL(own!, dragoman.address))).status).toBe(404);
  });

  test("the button Longer replaces the card by one with more sentences", async () => {
    const card = page.locator(".card.brief").first();
    await card.getByRole("button", { name: "Longer" }).click();
    await expect.poll(() => card.locator("blockquote").count()).toBeGreaterThan(3);
    expect(await page.locator(".card.brief").count()).toBe(1);
  });

  test("a Spanish article is quoted from its English edition, and in the original at a click", async () => {
    await say(`/summarize ${site.url("/es/transbordador")}`);
    await expect.poll(() => page.locator(".card.brief").count()).toBe(2);
    const card = page.locator(".card.brief").nth(1);
    for (const quote of await card.locator("blockquote").allInnerTexts())
      expect(ferryStory.english).toContain(quote.replace(/\s*↗$/, ""));
    await card.getByRole("button", { name: "Original sentences" }).click();
    await expect.poll(() => card.locator("blockquote").first().getAttribute("lang")).toBe("es");
    for (const quote of await card.locator("blockquote").allInnerTexts())
      expect(ferryStory.spanish).toContain(quote.replace(/\s*↗$/, ""));
  });

  test("a reaction with a flag answers in that country's language", async () => {
    const message = page.locator("#messages > li").first();
    await message.locator("[data-flag]").first().fill("ES");
    await message.locator("[data-flag]").first().press("Tab");
    await expect.poll(() => message.locator(".card.brief").count()).toBe(2);
    const quotes = await message.locator(".card.brief").nth(1).locator("blockquote").allInnerTexts();
    for (const quote of quotes) expect(ferryStory.spanish).toContain(quote.replace(/\s*↗$/, ""));
  });

  test("what is no article is told as such, to the one who asked", async () => {
    await say(site.url("/en/nowhere"));
    const notice = page.locator(".card.notice").last();
    await notice.waitFor();
    expect(await notice.innerText()).toContain("There is no page at that address.");
  });

  test("markup in what people write stays text", async () => {
    await say("<img src=x onerror=alert(1)> <b>bold</b> /help");
    const text = page.locator("#messages .text").last();
    await expect.poll(() => text.innerText()).toContain("<b>bold</b>");
    expect(await page.locator(".text img, .text b").count()).toBe(0);
  });

  test("the messages are still there after a reload", async () => {
    const before = await page.locator(".card.brief").count();
    await page.reload();
    expect(await page.locator(".card.brief").count()).toBe(before);
  });

  test("the tour shows the whole idea at a click, and asks nobody", async () => {
    const tour = page.locator(".tour");
    const before = await page.locator(".card.brief").count();
    await tour.locator("summary").click();
    await tour.getByRole("button", { name: "Una biblioteca de montaña" }).click();
    const card = page.locator(".card.brief").nth(before);
    await card.waitFor();
    expect(await card.locator("blockquote").first().getAttribute("lang")).toBe("en");
    expect(await card.innerText()).toContain("Quoted from the publisher’s own edition in English");
    await tour.getByRole("button", { name: "À Kervalan" }).press("Enter");
    await expect.poll(() => page.locator(".card.brief").count()).toBe(before + 2);
    await tour.getByRole("button", { name: "Show them as a digest" }).click();
    await page.locator(".card.digest").waitFor();
    expect(await page.locator(".card.digest").innerText()).toContain("3 languages");
    const source = await card.locator("blockquote a").first().getAttribute("href");
    const sample = await fetch(new URL(source!, dragoman.address));
    expect(await sample.text()).toContain("The town library of Valdecierva");
    await page.reload();
    expect(await page.locator(".tour[open]").count()).toBe(0);
  });

  test("the page asks no other host for anything and nothing fails in it", () => {
    expect(new Set(requests)).toEqual(new Set([new URL(dragoman.address).host]));
    expect(complaints).toEqual([]);
  });
});

describe("web chat without a browser", () => {
  test("requests for another host or from another site are refused", async () => {
    const dragoman = await startDragoman({});
    try {
      const { port } = new URL(dragoman.address);
      const rebound = await fetch(`${dragoman.address}/healthz`);
      expect(rebound.status).toBe(200);
      const foreign = await fetch(`${dragoman.address}/messages`, {
        method: "POST",
        headers: { origin: "https://elsewhere.example", "content-type": "application/json" },
        body: JSON.stringify({ text: "hello" }),
      });
      expect(foreign.status).toBe(403);
      expect(await statusForHost(Number(port), "elsewhere.example")).toBe(421);
    } finally {
      await dragoman.stop();
    }
  });
});

/** `fetch` does not let one choose the Host header. */
async function statusForHost(port: number, host: string): Promise<number | undefined> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", headers: { host } }, (response) => resolve(response.statusCode))
      .on("error", reject)
      .end();
  });
}
