import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SlackAdapter } from "../../adapters/slack/adapter.ts";
import { encodePlace } from "../../adapters/slack/ids.ts";
import { ConfigurationError } from "../../src/config.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createInstallationStore, type InstallationStore } from "../../src/store/installations.ts";
import { createRecordingBot, type RecordingBot } from "../support/recording-bot.ts";
import { sampleBriefCard } from "../support/sample-cards.ts";
import { createHttpDelivery, type Delivery } from "../support/slack-server/delivery.ts";
import { createLogBook } from "../support/slack-server/log-book.ts";
import { createPeople } from "../support/slack-server/people.ts";
import {
  APP_TOKEN,
  SIGNING_SECRET,
  type SlackServer,
  startSlackServer,
} from "../support/slack-server/server.ts";
import { eventually, soon } from "../support/slack-server/soon.ts";
import { makeAdapter, serveAdapter } from "../support/slack-server/start-adapter.ts";

let server: SlackServer;
let installations: InstallationStore;
let bot: RecordingBot;
let adapter: SlackAdapter;
let http: { readonly origin: string; close(): Promise<void> };
let delivery: Delivery;

const installationKey = "0123456789abcdef0123456789abcdef";
const oauth = () => ({
  clientId: server.oauth.clientId,
  clientSecret: server.oauth.clientSecret,
  stateSecret: "state-secret",
  installationKey,
});
const many = () => ({
  botToken: null,
  appToken: null,
  signingSecret: SIGNING_SECRET,
  oauth: oauth(),
  installations,
});

beforeEach(async () => {
  server = await startSlackServer();
  installations = createInstallationStore(await openSqlite(":memory:"));
  bot = createRecordingBot();
  await begin();
});

afterEach(async () => {
  await adapter.stop();
  await http.close();
  await server.close();
});

async function begin(options: object = many()): Promise<void> {
  adapter = makeAdapter(server, options);
  http = await serveAdapter(adapter);
  delivery = createHttpDelivery(() => `${http.origin}/slack/events`, SIGNING_SECRET);
  await adapter.start(bot);
}

/** Goes the way of an admin's browser: the install page, the consent page, back with a code. */
async function install(
  team: string,
  tamper: (state: string) => string = (state) => state,
): Promise<Response> {
  const page = await fetch(`${http.origin}/slack/install`);
  const consent = new URL(
    /href="([^"]*authorize[^"]*)"/.exec(await page.text())![1]!.replaceAll("&amp;", "&"),
  );
  expect(consent.origin).toBe(server.origin);
  expect(consent.searchParams.get("client_id")).toBe(server.oauth.clientId);
  expect(consent.searchParams.get("scope")?.split(",")).toContain("chat:write");
  const state = tamper(consent.searchParams.get("state")!);
  const cookie = page.headers.get("set-cookie")!.split(";")[0]!;
  const code = server.oauth.makeCode(team);
  const query = new URLSearchParams({ code, state });
  return fetch(`${http.origin}/slack/oauth_redirect?${query}`, { headers: { cookie } });
}

describe("installs in many workspaces", () => {
  test("each workspace is answered with its own token, and knows nothing of the other", async () => {
    expect((await install("T7")).status).toBe(200);
    expect((await install("T8")).status).toBe(200);
    for (const team of ["T7", "T8"]) {
      const workspace = server.workspaces.get(team)!;
      await createPeople(server, delivery, workspace).command("/summarize", "https://harbour.example/1");
      await eventually(() => expect(workspace.messages.length).toBe(1));
    }
    expect(bot.commands.map(({ origin }) => origin.tenant)).toEqual(["slack:T7", "slack:T8"]);
    await adapter.post({ channel: encodePlace({ team: "T8", id: "C1" }), thread: null }, sampleBriefCard());
    expect(server.workspaces.get("T8")!.messages.length).toBe(2);
    expect(server.workspaces.get("T7")!.messages.length).toBe(1);
  });

  test("a state that is not ours, or another browser's, installs nothing", async () => {
    expect((await install("T7", (state) => `${state}x`)).status).not.toBe(200);
    const page = await fetch(`${http.origin}/slack/install`);
    const state = /[?&]state=([^&"]+)/.exec(await page.text())![1]!;
    const code = server.oauth.makeCode("T7");
    const answer = await fetch(`${http.origin}/slack/oauth_redirect?code=${code}&state=${state}`);
    expect(answer.status).not.toBe(200);
    expect(await installations.find("slack:T7")).toBeNull();
  });

  test("tokens are stored encrypted, bound to their workspace, and read after a restart", async () => {
    await install("T7");
    const sealed = (await installations.find("slack:T7"))!;
    for (const token of server.oauth.given)
      for (const form of [token, Buffer.from(token).toString("base64").slice(0, 16)])
        expect(sealed).not.toContain(form);

    await adapter.stop();
    await http.close();
    await begin();
    const workspace = server.workspaces.get("T7")!;
    await createPeople(server, delivery, workspace).command("/summarize", "https://harbour.example/1");
    await eventually(() => expect(workspace.messages.length).toBe(1));

    await installations.save("slack:T8", sealed, 0);
    await expect(adapter.post({ channel: "slack:T8:C1", thread: null }, sampleBriefCard())).rejects.toThrow(
      "not_installed",
    );
  });

  test("a token that is about to expire is rotated once, however many ask", async () => {
    server.oauth.setLifetime(60);
    await install("T7");
    server.oauth.setLifetime(12 * 3600);
    const before = server.oauth.given.length;
    const post = () => adapter.post({ channel: "slack:T7:C1", thread: null }, sampleBriefCard());
    await Promise.all([post(), post(), adapter.whisper("slack:T7:C1", "slack:T7:U1", sampleBriefCard())]);
    await post();
    expect(server.oauth.refreshes()).toBe(1);
    const last = server.workspaces.get("T7")!.calls.at(-1)!;
    expect(server.oauth.given.slice(before)).toContain(last.token);
  });

  test("an uninstall erases the workspace's token and data", async () => {
    await install("T7");
    const people = createPeople(server, delivery, server.workspaces.get("T7")!);
    await people.event({ type: "app_uninstalled" });
    await soon(() => bot.removedTenants[0]);
    expect(bot.removedTenants).toEqual(["slack:T7"]);
    expect(await installations.find("slack:T7")).toBeNull();
    await expect(
      adapter.post({ channel: "slack:T7:C1", thread: null }, sampleBriefCard()),
    ).rejects.toMatchObject({
      permanent: true,
    });
  });

  test("a workspace that never installed is answered politely and told nothing", async () => {
    const { after } = await createPeople(server, delivery).command("/summarize", "https://harbour.example/1");
    expect(after).toBeLessThan(1_000);
    expect(bot.commands).toEqual([]);
  });

  test("over Socket Mode too, with only the installs over HTTP", async () => {
    await adapter.stop();
    await http.close();
    await begin({ ...many(), appToken: APP_TOKEN, signingSecret: null });
    expect((await install("T7")).status).toBe(200);
    const workspace = server.workspaces.get("T7")!;
    await createPeople(server, server.sockets, workspace).command("/summarize", "https://harbour.example/1");
    await eventually(() => expect(workspace.messages.length).toBe(1));
    const unsigned = await fetch(`${http.origin}/slack/events`, { method: "POST", body: "{}" });
    expect(unsigned.status).toBe(404);
  });

  test("refuses to run without a key", () => {
    const keyless = { ...many(), oauth: { ...oauth(), installationKey: "" } };
    expect(() => makeAdapter(server, keyless)).toThrow(ConfigurationError);
    expect(() => makeAdapter(server, keyless)).toThrow(/SLACK_INSTALLATION_KEY/);
  });

  test("log no token, secret, state or code, at debug level, over a life of an install", async () => {
    const { log, text } = createLogBook();
    await adapter.stop();
    await http.close();
    server.oauth.setLifetime(60);
    await begin({ ...many(), log });
    await install("T7", (state) => `${state}x`);
    await install("T7");
    await adapter.post({ channel: "slack:T7:C1", thread: null }, sampleBriefCard());
    server.interfere((method) => (method === "oauth.v2.access" ? { error: "invalid_refresh_token" } : null));
    await adapter.post({ channel: "slack:T7:C1", thread: null }, sampleBriefCard());
    const people = createPeople(server, delivery, server.workspaces.get("T7")!);
    await people.event({ type: "app_uninstalled" });
    await soon(() => bot.removedTenants[0]);
    await people.command("/summarize", "https://harbour.example/1");
    const { clientSecret, given } = server.oauth;
    expect(text()).not.toBe("");
    expect(given.length).toBeGreaterThan(1);
    for (const secret of [
      ...given,
      clientSecret,
      SIGNING_SECRET,
      installationKey,
      "state-secret",
      "xox",
      "code-",
      "eyJ",
    ])
      expect(text()).not.toContain(secret);
  });
});
