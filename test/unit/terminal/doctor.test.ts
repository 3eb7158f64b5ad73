import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Check, examine, type Finding, formatFinding } from "../../../adapters/terminal/doctor.ts";
import { createAsk } from "../../../adapters/terminal/doctor-ask.ts";
import { checkRuntime } from "../../../adapters/terminal/doctor-command.ts";
import { checkDiscord } from "../../../adapters/terminal/doctor-discord.ts";
import { checkNetwork, judgeClock } from "../../../adapters/terminal/doctor-network.ts";
import { checkSlack } from "../../../adapters/terminal/doctor-slack.ts";
import { checkStore, judgeRoom } from "../../../adapters/terminal/doctor-store.ts";
import { checkTranslation } from "../../../adapters/terminal/doctor-translation.ts";
import { startTranslationServer } from "../../support/translation-server.ts";

type Answers = Record<string, (request: IncomingMessage) => { status: number; body: unknown }>;

let server: Server;
let address: string;
let answers: Answers;

beforeEach(async () => {
  answers = {};
  server = createServer((request, response) => {
    const { status, body } = answers[`${request.method} ${request.url}`]?.(request) ?? {
      status: 404,
      body: {},
    };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function report(checks: readonly Check[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of examine(checks)) found.push(finding);
  return found;
}

const states = (found: readonly Finding[]) => found.map(({ state }) => state);
const NOWHERE = "http://127.0.0.1:2/api";

describe("Discord", () => {
  const token = "MTIz.abc-def.ghi_jkl";
  const check = (apiUrl = `${address}/api`) => report(checkDiscord({ token, apiUrl }, createAsk(fetch)));
  const accepted = (request: IncomingMessage) =>
    request.headers.authorization === `Bot ${token}`
      ? { status: 200, body: { url: "wss://x", session_start_limit: { remaining: 987 } } }
      : { status: 401, body: {} };

  test.each([
    [1 << 18, "ok"],
    [1 << 19, "ok"],
    [1 << 14, "warning"],
  ])("a token that is accepted, with the flags %i: %s", async (flags, state) => {
    answers["GET /api/v10/gateway/bot"] = accepted;
    answers["GET /api/v10/applications/@me"] = () => ({ status: 200, body: { flags } });
    const found = await check();
    expect(states(found)).toEqual(["ok", state]);
    expect(found[0]!.found).toContain("987");
  });

  test("a token that is refused, a day without connections, a failing server, an unreachable one", async () => {
    answers["GET /api/v10/gateway/bot"] = () => ({ status: 401, body: {} });
    expect((await check())[0]).toMatchObject({
      state: "wrong",
      advice: expect.stringContaining("Reset Token"),
    });
    answers["GET /api/v10/gateway/bot"] = () => ({
      status: 200,
      body: { session_start_limit: { remaining: 0 } },
    });
    expect(states(await check())).toEqual(["wrong"]);
    answers["GET /api/v10/gateway/bot"] = () => ({ status: 502, body: "no" });
    expect((await check())[0]!.found).toContain("502");
    expect((await check(NOWHERE))[0]).toMatchObject({
      state: "wrong",
      found: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test("what is no token is told without being sent or shown", async () => {
    let asked = 0;
    server.on("request", () => asked++);
    const found = await report(checkDiscord({ token: "not a token", apiUrl: address }, createAsk(fetch)));
    expect(states(found)).toEqual(["wrong"]);
    expect(asked).toBe(0);
    expect(found.map(formatFinding).join()).not.toContain("not a token");
  });
});

describe("Slack", () => {
  const tokens = { botToken: "xoxb-1-secret", appToken: "xapp-1-secret", signingSecret: null, oauth: null };
  const scopes = ["commands", "chat:write"];
  const check = (config = {}) =>
    report(checkSlack({ ...tokens, apiUrl: `${address}/api`, ...config }, createAsk(fetch), scopes));
  const bearer = (token: string, body: object) => (request: IncomingMessage) =>
    request.headers.authorization === `Bearer ${token}`
      ? { status: 200, body: { ok: true, ...body } }
      : { status: 200, body: { ok: false, error: "invalid_auth" } };

  test("both tokens are accepted", async () => {
    answers["POST /api/auth.test"] = bearer("xoxb-1-secret", { team: "Newsroom" });
    answers["POST /api/apps.connections.open"] = bearer("xapp-1-secret", { url: "wss://x" });
    const found = await check();
    expect(states(found)).toEqual(["ok", "ok"]);
    expect(found[0]!.found).toContain("Newsroom");
  });

  test("Slack's own word for a refusal is told, with what to do", async () => {
    answers["POST /api/auth.test"] = () => ({ status: 200, body: { ok: false, error: "token_revoked" } });
    answers["POST /api/apps.connections.open"] = () => ({
      status: 200,
      body: { ok: false, error: "missing_scope" },
    });
    const [bot, app] = await check();
    expect(bot).toMatchObject({ state: "wrong", advice: expect.stringContaining("install the app again") });
    expect(app).toMatchObject({ state: "wrong", advice: expect.stringContaining("connections:write") });
    expect(states(await check({ apiUrl: NOWHERE }))).toEqual(["wrong", "wrong"]);
  });

  test("a token that no header can carry is not quoted by the error", async () => {
    const found = await check({ botToken: "xoxb-1\nsecret", appToken: "xapp-“secret”" });
    expect(states(found)).toEqual(["wrong", "wrong"]);
    expect(found.map(formatFinding).join()).not.toContain("secret");
  });
});

describe("the machine", () => {
  test.each([
    ["20.19.0", "ok"],
    ["24.1.0", "ok"],
    ["20.18.3", "wrong"],
    ["18.20.0", "wrong"],
  ])("Node.js %s: %s", async (version, state) => {
    expect(states(await report([checkRuntime(version)]))).toEqual([state]);
  });

  test("a page that answers, and a clock that is an hour late", async () => {
    const now = Date.now();
    const at = (time: number) => report([checkNetwork({ url: address, fetch, now: () => time })]);
    expect(states(await at(now))).toEqual(["ok", "ok"]);
    const [, clock] = await at(now - 3_600_000);
    expect(clock).toMatchObject({ state: "wrong", subject: "clock" });
    expect(judgeClock(null, now)).toEqual([]);
    expect(judgeClock("nonsense", now)).toEqual([]);
  });

  test.each([
    ["http://name.invalid/", "DNS"],
    ["http://127.0.0.1:2/", "firewall"],
  ])("%s cannot be reached: look at the %s", async (url, advice) => {
    const [network] = await report([checkNetwork({ url, fetch, now: Date.now })]);
    expect(network).toMatchObject({ state: "wrong", advice: expect.stringContaining(advice) });
  });

  test("a translation service that answers, and one that is not there", async () => {
    const service = await startTranslationServer("apertium");
    const config = { service: "apertium", url: service.url, key: null, dailyCharacters: 1 } as const;
    const [found] = await report([checkTranslation(config, fetch)]);
    expect(found).toMatchObject({
      state: "ok",
      subject: "Apertium",
      found: expect.stringContaining("6 pairs"),
    });
    expect(service.seen.map(({ path }) => path)).toEqual(["/listPairs"]);
    await service.close();
    const [gone] = await report([checkTranslation(config, fetch)]);
    expect(gone).toMatchObject({ state: "wrong", advice: expect.stringContaining("TRANSLATION_URL") });
  });

  test.each([
    [5e9, "ok"],
    [5e8, "warning"],
    [5e7, "wrong"],
  ])("%d bytes free: %s", (free, state) => {
    expect(judgeRoom(free).state).toBe(state);
  });

  test("a PostgreSQL that does not answer is wrong; its password is not shown", async () => {
    const databaseUrl = "postgres://me:hidden@127.0.0.1:2/x";
    const found = await report(checkStore({ dataDir: "/nowhere", databaseUrl }));
    expect(states(found)).toEqual(["wrong"]);
    expect(found.map(formatFinding).join()).not.toContain("hidden");
  });

  test("a check that breaks is a finding, and the next one runs", async () => {
    const broken: Check = { subject: "x", run: () => Promise.reject(new Error("broken")) };
    expect(states(await report([broken, checkRuntime("22.0.0")]))).toEqual(["wrong", "ok"]);
  });
});
