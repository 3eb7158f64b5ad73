import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPageFetcher, type PageFetcher } from "../../../src/article/fetch-page.ts";
import { answer, openPageServer, type PageServer, redirect } from "../../support/page-server.ts";

let server: PageServer;
let fetcher: PageFetcher;
let running = 0;
let most = 0;

beforeAll(async () => {
  server = await openPageServer({
    "/page": answer("<p>Grüße", { "content-language": "de_AT" }),
    "/gzip": answer(gzipSync("<p>zipped"), { "content-encoding": "gzip" }),
    "/brotli": answer(brotliCompressSync("<p>brotli"), { "content-encoding": "br" }),
    "/text": answer("plain", { "content-type": "Text/Plain; charset=utf-8" }),
    "/xhtml": answer("<p>x</p>", { "content-type": "application/xhtml+xml" }),
    "/untyped": (_request, response) => response.end("<p>untyped"),
    "/agent": (request, response) =>
      response.writeHead(200, { "content-type": "text/plain" }).end(JSON.stringify(request.headers)),
    "/moved": redirect("/moved-again", 301),
    "/moved-again": redirect("/page", 308),
    "/elsewhere": redirect("/page", 302),
    "/feed": (request, response) => {
      const isKnown = request.headers["if-none-match"] === '"1"';
      response
        .writeHead(isKnown ? 304 : 200, { etag: '"1"', "content-type": "application/rss+xml" })
        .end(isKnown ? "" : "<rss/>");
    },
    "/busy": (_request, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        response.writeHead(200, { "content-type": "text/html" }).end("x");
      }, 30);
    },
    "/slow": () => {},
  });
  fetcher = createPageFetcher({ allowHosts: [server.host], contactUrl: "https://bot.example/contact" });
});

afterAll(async () => {
  await fetcher.close();
  await server.close();
});

test("a page comes with its address, media type and declared language", async () => {
  expect(await fetcher.fetchPage(`${server.origin}/page#part`)).toEqual({
    url: `${server.origin}/page`,
    body: "<p>Grüße",
    mediaType: "text/html",
    contentLanguage: "de-AT",
  });
});

test.each([
  ["/gzip", "<p>zipped", "text/html"],
  ["/brotli", "<p>brotli", "text/html"],
  ["/text", "plain", "text/plain"],
  ["/xhtml", "<p>x</p>", "application/xhtml+xml"],
  ["/untyped", "<p>untyped", "text/html"],
])("%s is read", async (path, body, mediaType) => {
  expect(await fetcher.fetchPage(server.origin + path)).toMatchObject({ body, mediaType });
});

test("we say who we are and ask for pages", async () => {
  const { body } = await fetcher.fetchPage(`${server.origin}/agent`);
  const headers = JSON.parse(body) as Record<string, string>;
  expect(headers["user-agent"]).toMatch(/Dragoman.*\+https:\/\/bot\.example\/contact/);
  expect(headers["accept-encoding"]).toContain("gzip");
  expect(headers.accept).toContain("text/html");
  expect(headers.cookie).toBeUndefined();
});

test("only redirects for good change the address to ask from now on", async () => {
  const moved = await fetcher.fetchBody(`${server.origin}/moved`);
  expect(moved).toMatchObject({ url: `${server.origin}/page`, permanentUrl: `${server.origin}/page` });
  const elsewhere = await fetcher.fetchBody(`${server.origin}/elsewhere`);
  expect(elsewhere).toMatchObject({ url: `${server.origin}/page`, permanentUrl: null });
});

test("fetchBody takes headers and gives any status as a value", async () => {
  const first = await fetcher.fetchBody(`${server.origin}/feed`);
  expect(first.status).toBe(200);
  expect(Buffer.from(first.body).toString()).toBe("<rss/>");
  const second = await fetcher.fetchBody(`${server.origin}/feed`, { headers: { "if-none-match": '"1"' } });
  expect(second.status).toBe(304);
  expect((await fetcher.fetchBody(`${server.origin}/none`)).status).toBe(404);
});

test("fetchBody has its own limit", async () => {
  const reading = fetcher.fetchBody(`${server.origin}/agent`, { maxBytes: 10 });
  await expect(reading).rejects.toMatchObject({ problem: "too-large" });
});

test("a host is asked for two pages at once, never more", async () => {
  await Promise.all(Array.from({ length: 8 }, () => fetcher.fetchPage(`${server.origin}/busy`)));
  expect(most).toBe(2);
});

test("the caller can end a reading; its reason is thrown", async () => {
  const controller = new AbortController();
  const reading = fetcher.fetchPage(`${server.origin}/slow`, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error("enough")), 20);
  await expect(reading).rejects.toThrow("enough");
});

test("without an allowance the same server is private", async () => {
  const strict = createPageFetcher({ allowHosts: [], contactUrl: null });
  await expect(strict.fetchPage(`${server.origin}/page`)).rejects.toMatchObject({
    problem: "private-address",
  });
  await strict.close();
});

test("an allowance for another port does not count", async () => {
  const other = createPageFetcher({ allowHosts: ["127.0.0.1:1"], contactUrl: null });
  await expect(other.fetchPage(`${server.origin}/page`)).rejects.toMatchObject({
    problem: "private-address",
  });
  await other.close();
});
