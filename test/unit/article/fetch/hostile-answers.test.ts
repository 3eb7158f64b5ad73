import { createServer, type Socket } from "node:net";
import * as zlib from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createPageFetcher, type PageFetcher } from "../../../../src/article/fetch-page.ts";
import {
  answer,
  openPageServer,
  type PageServer,
  type Route,
  redirect,
} from "../../../support/page-server.ts";

const MAX_BYTES = 1_000_000;
/** Long enough that a busy machine unpacks a bomb within it. */
const DEADLINE = 2_500;
const zeros = Buffer.alloc(50_000_000);
const html = { "content-type": "text/html" };

const { brotliCompressSync, deflateSync, gzipSync } = zlib;
/** Node has it from 22.15 on; before, it is not asked for and an unknown coding. */
const zstd = (zlib as { zstdCompressSync?: (bytes: Buffer) => Buffer }).zstdCompressSync;

let server: PageServer;
let fetcher: PageFetcher;

function drip(chunk: string, everyMs: number): Route {
  return (_request, response) => {
    response.writeHead(200, html);
    const timer = setInterval(() => response.write(chunk), everyMs);
    response.on("close", () => clearInterval(timer));
  };
}

/** Writes raw bytes where an HTTP server would not. */
function raw(write: (socket: Socket) => void): Route {
  return (request) => write(request.socket as Socket);
}

const cases: readonly (readonly [what: string, problem: string, route: Route])[] = [
  ["a gzip bomb", "too-large", answer(gzipSync(zeros), { "content-encoding": "gzip" })],
  ["a deflate bomb", "too-large", answer(deflateSync(zeros), { "content-encoding": "deflate" })],
  ["a brotli bomb", "too-large", answer(brotliCompressSync(zeros), { "content-encoding": "br" })],
  [
    "a zstd bomb",
    zstd === undefined ? "unreachable" : "too-large",
    answer(zstd?.(zeros) ?? "\x28\xb5\x2f\xfd", { "content-encoding": "zstd" }),
  ],
  ["a nested bomb", "too-large", answer(gzipSync(gzipSync(zeros)), { "content-encoding": "gzip, gzip" })],
  [
    "a mixed bomb",
    "too-large",
    answer(brotliCompressSync(gzipSync(zeros)), { "content-encoding": "gzip, br" }),
  ],
  [
    "three codings",
    "unreachable",
    answer(gzipSync(gzipSync(gzipSync("x"))), { "content-encoding": "gzip,gzip,gzip" }),
  ],
  ["an unknown coding", "unreachable", answer("x", { "content-encoding": "lzma" })],
  ["broken gzip", "unreachable", answer("no gzip", { "content-encoding": "gzip" })],
  ["broken brotli", "unreachable", answer("no brotli at all", { "content-encoding": "br" })],
  [
    "cut gzip",
    "unreachable",
    answer(gzipSync("a".repeat(5000)).subarray(0, 20), { "content-encoding": "gzip" }),
  ],
  ["a body without an end", "too-large", drip("a".repeat(100_000), 1)],
  ["a slow body", "timed-out", drip("a", 50)],
  ["no answer", "timed-out", () => {}],
  [
    "early hints without an end",
    "timed-out",
    raw((socket) => {
      const timer = setInterval(() => socket.write("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"), 5);
      socket.on("close", () => clearInterval(timer));
    }),
  ],
  [
    "a chunk whose extension has no end",
    "timed-out",
    raw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5;");
      const timer = setInterval(() => socket.write("a".repeat(10_000)), 5);
      socket.on("close", () => clearInterval(timer));
    }),
  ],
  [
    "slow headers",
    "timed-out",
    raw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket.write("x-a: b\r\n"), 100);
      socket.on("close", () => clearInterval(timer));
    }),
  ],
  [
    "headers without an end",
    "unreachable",
    raw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      for (let line = 0; line < 5000; line++) socket.write(`x-${line}: ${"b".repeat(100)}\r\n`);
    }),
  ],
  ["no HTTP", "unreachable", raw((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"))],
  ["a broken connection", "unreachable", raw((socket) => socket.destroy())],
  [
    "a connection that breaks in the body",
    "unreachable",
    raw((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100\r\n\r\nhalf");
      setTimeout(() => socket.destroy(), 20);
    }),
  ],
  [
    "a body shorter than it says",
    "unreachable",
    raw((socket) =>
      socket.end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 500\r\n\r\nshort"),
    ),
  ],
  [
    "two lengths",
    "unreachable",
    raw((socket) =>
      socket.end(
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5\r\ncontent-length: 50\r\n\r\nshort",
      ),
    ),
  ],
  ["a header with a NUL", "unreachable", raw((socket) => socket.end("HTTP/1.1 200 OK\r\nx: \0\r\n\r\n"))],
  ["a redirect to itself", "too-many-redirects", redirect("/case")],
  [
    "a redirect that grows",
    "too-many-redirects",
    (request, response) => {
      response.writeHead(302, { location: `${request.url}?x` }).end();
    },
  ],
  ["a redirect to a file", "not-a-link", redirect("file:///etc/passwd")],
  ["a redirect to a script", "not-a-link", redirect("javascript:alert(1)")],
  ["a PDF", "not-html", answer("%PDF-1.7", { "content-type": "application/pdf" })],
  ["JSON", "not-html", answer("{}", { "content-type": "application/json" })],
  ["an image", "not-html", answer("x", { "content-type": "image/png" })],
  ["a feed", "not-html", answer("<rss/>", { "content-type": "application/rss+xml" })],
  ["bytes", "not-html", answer("x", { "content-type": "application/octet-stream" })],
  ["a senseless type", "not-html", answer("x", { "content-type": ";;;=" })],
  ["401", "access-denied", answer("x", {}, 401)],
  ["402", "paywalled", answer("x", {}, 402)],
  ["403", "access-denied", answer("x", {}, 403)],
  ["404", "not-found", answer("x", {}, 404)],
  ["410", "not-found", answer("x", {}, 410)],
  ["429", "unreachable", answer("x", {}, 429)],
  ["451", "access-denied", answer("x", {}, 451)],
  ["500", "unreachable", answer("x", {}, 500)],
  ["503", "unreachable", answer("x", {}, 503)],
  ["304 for nothing", "unreachable", answer("", {}, 304)],
];

const current: { route: Route } = { route: () => {} };

beforeAll(async () => {
  server = await openPageServer({
    "/case": (request, response) => current.route(request, response),
    "/fine": answer("<p>fine"),
  });
  fetcher = createPageFetcher({
    allowHosts: [server.host],
    contactUrl: null,
    timeoutMs: DEADLINE,
    maxBytes: MAX_BYTES,
  });
});

afterAll(async () => {
  await fetcher.close();
  await server.close();
});

afterEach(async () => {
  const { body } = await fetcher.fetchPage(`${server.origin}/fine`);
  expect(body).toBe("<p>fine");
});

test.each(cases)("%s ends as %s", async (_what, problem, route) => {
  current.route = route;
  const before = process.memoryUsage().rss;
  const start = performance.now();
  await expect(fetcher.fetchPage(`${server.origin}/case`)).rejects.toMatchObject({
    name: "ReadingError",
    problem,
  });
  expect(performance.now() - start).toBeLessThan(DEADLINE + 400);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});

test("a refused connection is unreachable", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as { port: number };
  await new Promise((resolve) => closed.close(resolve));
  const own = createPageFetcher({ allowHosts: ["127.0.0.1"], contactUrl: null });
  await expect(own.fetchPage(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ problem: "unreachable" });
  await own.close();
});

test("of a body longer than it says no more is read than it says", async () => {
  current.route = raw((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5\r\n\r\n${"a".repeat(50)}`),
  );
  expect(await fetcher.fetchPage(`${server.origin}/case`)).toMatchObject({ body: "aaaaa" });
});
