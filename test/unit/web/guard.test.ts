import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { guard, isLoopback } from "../../../adapters/web/guard.ts";

function ask(
  headers: Record<string, string>,
  options: { host?: string; password?: string; method?: string } = {},
) {
  const app = new Hono();
  app.use(guard({ host: options.host ?? "127.0.0.1", password: options.password ?? null }));
  app.all("/", (context) => context.text("in"));
  return app.request("/", { headers, method: options.method ?? "GET" }, from("192.0.2.1"));
}

/** What the server knows of a connection. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`me:${password}`).toString("base64")}`,
});

/** A site with a password, and a clock that stands until it is moved. */
function createDoor(password: string) {
  let now = 1_000_000;
  const app = new Hono();
  app.use(guard({ host: "0.0.0.0", password, now: () => now }));
  app.all("/", (context) => context.text("in"));
  return {
    wait: (seconds: number) => {
      now += seconds * 1_000;
    },
    knock: (given: string | null, address: string) =>
      app.request("/", { headers: given === null ? {} : basic(given) }, from(address)),
    async knockOften(times: number, address: string) {
      const statuses = new Set<number>();
      for (let index = 0; index < times; index++)
        statuses.add((await this.knock(`guess ${index}`, address)).status);
      return [...statuses];
    },
  };
}

describe("who may use the web chat", () => {
  test.each([
    ["127.0.0.1:3000", 200],
    ["localhost:3000", 200],
    ["[::1]:3000", 200],
    ["elsewhere.example", 421],
    ["127.0.0.1.elsewhere.example", 421],
    ["", 421],
  ])("a request for the host %j is answered with %i", async (host, status) => {
    expect((await ask({ host })).status).toBe(status);
  });

  test.each([
    [{ origin: "http://127.0.0.1:3000" }, 200],
    [{ origin: "http://127.0.0.1:4000" }, 403],
    [{ origin: "https://elsewhere.example" }, 403],
    [{ origin: "null" }, 403],
    [{}, 403],
  ] as [Record<string, string>, number][])("a post with %j is answered with %i", async (headers, status) => {
    expect((await ask({ host: "127.0.0.1:3000", ...headers }, { method: "POST" })).status).toBe(status);
  });

  test("with a password, whoever does not have it stays out", async () => {
    const options = { host: "0.0.0.0", password: "correct:horse" };
    expect((await ask({ host: "bot.example" }, options)).status).toBe(401);
    expect((await ask({ host: "bot.example", ...basic("wrong") }, options)).status).toBe(401);
    expect((await ask({ host: "bot.example", ...basic("correct:horse") }, options)).status).toBe(200);
  });

  test("whoever guesses passwords is told to wait, and no one else is", async () => {
    const door = createDoor("correct");
    expect(await door.knockOften(20, "192.0.2.1")).toEqual([401]);
    expect(await door.knockOften(5, "192.0.2.1")).toEqual([429]);
    const refused = await door.knock("correct", "192.0.2.1");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await door.knock("correct", "192.0.2.2")).status).toBe(200);
    door.wait(60);
    expect((await door.knock("correct", "192.0.2.1")).status).toBe(200);
  });

  test("the addresses of one IPv6 network guess together", async () => {
    const door = createDoor("correct");
    await door.knockOften(20, "2001:db8::1");
    expect((await door.knock("correct", "2001:db8:0:0:8:9:a:b")).status).toBe(429);
    expect((await door.knock("correct", "2001:db8:0:1::1")).status).toBe(200);
  });

  test("a page that asks before it has the password, and the right one, are never too many", async () => {
    const door = createDoor("correct");
    for (let index = 0; index < 100; index++) {
      expect((await door.knock(null, "192.0.2.1")).status).toBe(401);
      expect((await door.knock("correct", "192.0.2.1")).status).toBe(200);
    }
  });

  test("the page may load nothing from elsewhere", async () => {
    const policy = (await ask({ host: "localhost" })).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });

  test.each([
    ["127.0.0.1", true],
    ["127.9.9.9", true],
    ["::1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["10.0.0.1", false],
    ["127.0.0.1.example", false],
  ])("%s is loopback: %s", (host, loopback) => {
    expect(isLoopback(host)).toBe(loopback);
  });
});
