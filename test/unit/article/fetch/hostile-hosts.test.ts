import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPageFetcher, type PageFetcher } from "../../../../src/article/fetch-page.ts";
import { type DnsStub, openDnsStub } from "../../../support/dns-stub.ts";
import { hostileAnswers, hostileHosts } from "../../../support/hostile-addresses.ts";
import { openPageServer, type PageServer } from "../../../support/page-server.ts";

/** Nothing listens there for us; a connection that is tried fails or runs into the deadline. */
const PUBLIC = "93.184.216.34";

let inner: PageServer;
let outer: PageServer;
let dns: DnsStub;
let fetcher: PageFetcher;

beforeAll(async () => {
  inner = await openPageServer({ "/": (_request, response) => response.end("secret") });
  outer = await openPageServer({
    "/go": (request, response) => {
      const to = new URL(request.url!, "http://host").searchParams.get("to")!;
      // A header is bytes: servers write UTF-8 where the standard allows ASCII only.
      response.writeHead(302, { location: Buffer.from(to).toString("latin1") }).end();
    },
    "/fine": (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>fine"),
  });
  dns = await openDnsStub((name, count) => {
    const answer = /^answer-(\d+)\.example$/.exec(name);
    if (answer !== null) return [hostileAnswers[Number(answer[1])]!];
    if (name === "rebind.example") return [count % 2 === 1 ? PUBLIC : "127.0.0.1"];
    if (name === "both.example") return [PUBLIC, "127.0.0.1"];
    return name === "localhost" ? ["127.0.0.1", "::1"] : [];
  });
  fetcher = createPageFetcher({
    allowHosts: [outer.host],
    contactUrl: null,
    timeoutMs: 400,
    lookup: dns.lookup,
  });
});

afterAll(async () => {
  await fetcher.close();
  await Promise.all([inner.close(), outer.close(), dns.close()]);
});

const port = () => inner.host.split(":")[1];

test.each(hostileHosts)("%s: %s is refused", async (_why, host) => {
  const link = `http://${host}:${port()}/`;
  await expect(fetcher.fetchPage(link)).rejects.toMatchObject({ problem: "private-address" });
});

test.each(hostileHosts)("a redirect to %s: %s is refused", async (_why, host) => {
  const link = `${outer.origin}/go?to=${encodeURIComponent(`http://${host}:${port()}/`)}`;
  await expect(fetcher.fetchPage(link)).rejects.toMatchObject({ problem: "private-address" });
});

test.each(hostileAnswers.map((answer, index) => [answer, index] as const))(
  "a name that resolves to %s is refused",
  async (_answer, index) => {
    const link = `http://answer-${index}.example:${port()}/`;
    await expect(fetcher.fetchPage(link)).rejects.toMatchObject({ problem: "private-address" });
  },
);

test.each([
  "ftp://example.org/x",
  "file:///etc/passwd",
  "gopher://example.org/",
  "data:text/html,<p>x",
  "javascript:alert(1)",
  "ws://example.org/",
  "blob:https://example.org/1",
  "http://",
  "http://[::1",
  "http://exa mple.org/",
  "not a link",
  "",
  "http://example.org:22/",
  "http://example.org:25/",
  "http://example.org:6667/",
  `http://example.org/${"a".repeat(5000)}`,
])("%s is no link", async (link) => {
  await expect(fetcher.fetchPage(link)).rejects.toMatchObject({ problem: "not-a-link" });
  const detour = `${outer.origin}/go?to=${encodeURIComponent(link.slice(0, 3000))}`;
  if (/^[a-z]+:/.test(link) && link.length < 100 && link !== "http://")
    await expect(fetcher.fetchPage(detour)).rejects.toMatchObject({ problem: "not-a-link" });
});

describe("rebinding", () => {
  test("a name that changes its address between two questions never reaches this machine", async () => {
    for (let round = 0; round < 10; round++)
      await expect(fetcher.fetchPage(`http://rebind.example:${port()}/`)).rejects.toMatchObject({
        name: "ReadingError",
      });
    expect(inner.hits()).toBe(0);
  });

  test("of a public and a private address only the public one is used", async () => {
    const reading = fetcher.fetchPage(`http://both.example:${port()}/`);
    await expect(reading).rejects.toMatchObject({
      problem: expect.stringMatching(/^(timed-out|unreachable)$/),
    });
    expect(inner.hits()).toBe(0);
  });
});

test("a homograph is shown in punycode", async () => {
  await expect(fetcher.fetchPage("http://аррӏе.example/")).rejects.toMatchObject({
    detail: expect.stringContaining("xn--"),
  });
});

test("after all that nothing private was asked and the next page is read", async () => {
  expect(inner.hits()).toBe(0);
  await expect(fetcher.fetchPage(`${outer.origin}/fine`)).resolves.toMatchObject({ body: "<p>fine" });
});
