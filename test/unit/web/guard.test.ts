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
  return app.request("/", { headers, method: options.method ?? "GET" });
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
    const basic = (password: string) => ({
      authorization: `Basic ${Buffer.from(`me:${password}`).toString("base64")}`,
    });
    const options = { host: "0.0.0.0", password: "correct:horse" };
    expect((await ask({ host: "bot.example" }, options)).status).toBe(401);
    expect((await ask({ host: "bot.example", ...basic("wrong") }, options)).status).toBe(401);
    expect((await ask({ host: "bot.example", ...basic("correct:horse") }, options)).status).toBe(200);
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
