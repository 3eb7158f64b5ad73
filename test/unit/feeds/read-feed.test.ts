import { describe, expect, test } from "vitest";
import { ReadingError } from "../../../src/errors.ts";
import { createFeedReader, MAX_READ_AT_ONCE } from "../../../src/feeds/read-feed.ts";

const channel = (inner: string) => `<rss version="2.0"><channel><title>t</title>${inner}</channel></rss>`;
const fill = (unit: string) => unit.repeat(Math.floor((MAX_READ_AT_ONCE - 200) / unit.length));
const inTitle = (markup: string) => channel(`<item><title>${markup}</title></item>`);

let sentAway = 0;
const pool = {
  readFeed: () => {
    sentAway++;
    return Promise.reject(new ReadingError("busy"));
  },
};
const read = createFeedReader(pool, () => 0);

describe("a hostile feed that is small enough to be read at once takes a moment", () => {
  test.each([
    ["items", channel(fill("<item><title>x</title></item>"))],
    ["links", channel(fill("<item><link>http://a.b/c?d=e</link></item>"))],
    ["nesting", fill("<a>")],
    ["nesting within a title", inTitle(fill("&lt;b&gt;"))],
    [
      "unclosed formatting",
      channel(fill(`<item><description>${"&lt;p&gt;&lt;font a=1&gt;".repeat(500)}</description></item>`)),
    ],
    ["unclosed attributes", fill("<a b='")],
    ["unclosed sections", fill("<![CDATA[")],
    ["unclosed comments", fill("<!--")],
    ["unclosed declarations", fill("<!DOCTYPE a [ ")],
    ["entities", `<!DOCTYPE a [${fill("<!ENTITY a 'b'>")}]>${channel("")}`],
    ["ampersands", inTitle(fill("&"))],
    ["white space", inTitle(`${fill(" ")}x`)],
    ["combining marks", inTitle(fill("\u0301").slice(0, MAX_READ_AT_ONCE / 2 - 200))],
    ["numbers for dates", channel(fill(`<item><pubDate>${"1".repeat(2_000)}</pubDate></item>`))],
    ["brackets of JSON", `{"version":"https://jsonfeed.org/version/1.1","title":${fill("[")}`],
  ])("%s", async (_name, text) => {
    const body = Buffer.from(text);
    expect(body.length).toBeLessThanOrEqual(MAX_READ_AT_ONCE);
    const before = process.cpuUsage();
    const feed = await read(body, undefined, "http://a.example/").catch((error: unknown) => error);
    const { user } = process.cpuUsage(before);
    expect(user / 1_000).toBeLessThan(2_000);
    if (feed instanceof Error) expect(feed).toBeInstanceOf(ReadingError);
    expect(sentAway).toBe(0);
  });
});

test("a larger one is read by a worker", async () => {
  const body = Buffer.from(channel("x".repeat(MAX_READ_AT_ONCE)));
  await expect(read(body, undefined, "http://a.example/")).rejects.toThrow("busy");
  expect(sentAway).toBe(1);
});
