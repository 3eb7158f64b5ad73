import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { encodePlace } from "../../adapters/slack/ids.ts";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createInstallationStore } from "../../src/store/installations.ts";
import { createRecordingBot, type RecordingBot } from "../support/recording-bot.ts";
import { sampleBriefCard, sampleNoticeCard } from "../support/sample-cards.ts";
import { readBlocks } from "../support/slack-server/read-blocks.ts";
import { SIGNING_SECRET } from "../support/slack-server/server.ts";
import { eventually, soon } from "../support/slack-server/soon.ts";
import {
  makeAdapter,
  type Stage,
  stageHttpMode,
  stageSocketMode,
} from "../support/slack-server/start-adapter.ts";

const channel = encodePlace({ team: "T1", id: "C1" });
const other = encodePlace({ team: "T1", id: "C2" });
const person = encodePlace({ team: "T1", id: "U2" });
const refused = (permanent: boolean) => (error: unknown) =>
  error instanceof DeliveryError && error.permanent === permanent;

let stage: Stage;
let bot: RecordingBot;
const workspace = () => stage.server.workspace;
const callsOf = (name: string) => workspace().calls.filter(({ method }) => method === name);

beforeEach(async () => {
  stage = await stageSocketMode();
  bot = createRecordingBot();
  await stage.adapter.start(bot);
});
afterEach(() => stage.close());

describe("events that come again", () => {
  test("are told once: after a restart, on another instance, whatever the retry header", async () => {
    const id = stage.people.newEventId();
    const message = { type: "message", channel: "C1", user: "U1", text: "once", ts: "7.000001" };
    await stage.people.event(message, undefined, id);
    await stage.people.event(message, { attempt: 1, reason: "http_timeout" }, id);
    await stage.adapter.stop();
    const restarted = makeAdapter(stage.server);
    await restarted.start(bot);
    await stage.people.event(message, { attempt: 2, reason: "http_error" }, id);
    await stage.people.say("afterwards");
    await eventually(() => expect(bot.posted.map(({ text }) => text)).toEqual(["once", "afterwards"]));
    await restarted.stop();
  });

  test("a reaction that comes again is told once", async () => {
    const ts = await stage.people.say("read https://harbour.example/1");
    const reaction = {
      type: "reaction_added",
      user: "U1",
      reaction: "newspaper",
      item: { type: "message", channel: "C1", ts },
    };
    const id = stage.people.newEventId();
    for (const attempt of [1, 2, 3]) await stage.people.event(reaction, { attempt, reason: "timeout" }, id);
    await stage.people.react(ts, "label");
    await eventually(() => expect(bot.reactions.map(({ emoji }) => emoji)).toEqual(["📰", "🏷️"]));
  });
});

describe("every post", () => {
  test("says that it unfurls nothing and mentions nobody, stays in its thread and carries its mark", async () => {
    const ts = await stage.people.say("a root");
    await stage.adapter.post({ channel, thread: ts }, sampleBriefCard(), { id: "delivery1" });
    const { args } = callsOf("chat.postMessage")[0]!;
    expect(args).toMatchObject({
      unfurl_links: "false",
      unfurl_media: "false",
      parse: "none",
      link_names: "false",
      thread_ts: ts,
      reply_broadcast: "false",
      metadata: { event_type: "dragoman_post", event_payload: { id: "delivery1" } },
    });
    expect(args.text).toContain("Night ferry");
  });

  test("escapes &, < and > in its notification text and its blocks", async () => {
    const hostile = "<!channel> <@U1> & <https://evil.example/|bank>";
    await stage.adapter.post({ channel, thread: null }, sampleNoticeCard({ text: hostile }));
    const { args } = callsOf("chat.postMessage")[0]!;
    expect(args.text).toContain("&lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https://evil.example/|bank&gt;");
    expect(JSON.stringify(args.blocks)).not.toContain("<");
    expect(readBlocks(workspace().messages[0]!.blocks)).toContain(hostile);
  });

  test("whose image Slack cannot fetch goes without it", async () => {
    const card = sampleBriefCard({ image: "https://pictures.unfetchable.example/1.jpg" });
    const ts = await stage.adapter.post({ channel, thread: null }, card);
    const message = workspace().messages.find((found) => found.ts === ts)!;
    expect(JSON.stringify(message.blocks)).not.toContain("unfetchable");
    expect(readBlocks(message.blocks)).toContain("Night ferry");
  });

  test.each([
    ["channel_not_found", true],
    ["not_in_channel", true],
    ["is_archived", true],
    ["invalid_auth", true],
    ["missing_scope", true],
    ["internal_error", false],
    ["service_unavailable", false],
  ])("refused with %s is refused for good: %s", async (error, permanent) => {
    stage.server.interfere((method) => (method === "chat.postMessage" ? { error } : null));
    const post = stage.adapter.post({ channel, thread: null }, sampleNoticeCard());
    await expect(post).rejects.toSatisfy(refused(permanent));
  });
});

describe("a post whose answer was lost", () => {
  test("is found by its mark and not posted again", async () => {
    stage.server.interfere((method, _, count) =>
      method === "chat.postMessage" && count === 1 ? { drop: "after" } : null,
    );
    const ts = await stage.adapter.post({ channel, thread: null }, sampleBriefCard(), { id: "lost1" });
    expect(workspace().messages.map((message) => message.ts)).toEqual([ts]);
  });

  test("in a thread too", async () => {
    const root = await stage.people.say("a root");
    stage.server.interfere((method, _, count) =>
      method === "chat.postMessage" && count === 1 ? { drop: "after" } : null,
    );
    const ts = await stage.adapter.post({ channel, thread: root }, sampleBriefCard());
    expect(
      workspace()
        .messages.filter(({ thread }) => thread === root)
        .map((message) => message.ts),
    ).toEqual([ts]);
  });

  test("is posted again where it is not there", async () => {
    stage.server.interfere((method, _, count) =>
      method === "chat.postMessage" && count === 1 ? { drop: "before" } : null,
    );
    await stage.adapter.post({ channel, thread: null }, sampleBriefCard());
    expect(workspace().messages.length).toBe(1);
  });

  test("is refused for now where nobody may look", async () => {
    stage.server.interfere((method) => {
      if (method === "chat.postMessage") return { drop: "after" };
      return method === "conversations.history" ? { error: "missing_scope" } : null;
    });
    const post = stage.adapter.post({ channel, thread: null }, sampleBriefCard());
    await expect(post).rejects.toSatisfy(refused(false));
    expect(workspace().messages.length).toBe(1);
  });

  test("findDelivery finds it in the channel and in the thread of a post of ours, after a restart", async () => {
    const since = new Date(Date.now() - 60_000);
    const head = await stage.adapter.post({ channel, thread: null }, sampleBriefCard(), { id: "head1" });
    const reply = await stage.adapter.post({ channel, thread: head }, sampleBriefCard(), { id: "reply1" });
    for (let i = 0; i < 120; i++)
      workspace().messages.push({ ...workspace().messages[0]!, ts: workspace().nextTs(), metadata: null });
    const restarted = makeAdapter(stage.server);
    expect(await restarted.findDelivery?.(channel, "head1", since)).toBe(head);
    expect(await restarted.findDelivery?.(channel, "reply1", since)).toBe(reply);
    expect(await restarted.findDelivery?.(channel, "never1", since)).toBeNull();
    expect(await restarted.findDelivery?.(channel, "head1", new Date(Date.now() + 60_000))).toBeNull();
  });
});

describe("rate limits", () => {
  test("hold back their method and channel, and nothing else", async () => {
    stage.server.interfere((method, args, count) =>
      method === "chat.postMessage" && args.channel === "C1" && count <= 2
        ? { status: 429, retryAfter: 1 }
        : null,
    );
    const order: string[] = [];
    const limited = stage.adapter
      .post({ channel, thread: null }, sampleNoticeCard())
      .then(() => order.push("limited"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const free = stage.adapter
      .post({ channel: other, thread: null }, sampleNoticeCard())
      .then(() => order.push("other channel"));
    const whisper = stage.adapter
      .whisper(channel, person, sampleNoticeCard())
      .then(() => order.push("other method"));
    await Promise.all([free, whisper]);
    expect(order).not.toContain("limited");
    await limited;
    expect(workspace().messages.filter((message) => message.channel === "C1").length).toBe(1);
  });

  test("a wait that is too long is the caller's to plan", async () => {
    stage.server.interfere((method) =>
      method === "chat.postMessage" ? { status: 429, retryAfter: 600 } : null,
    );
    const post = stage.adapter.post({ channel, thread: null }, sampleNoticeCard());
    await expect(post).rejects.toMatchObject({ permanent: false, retryAfter: 600_000 });
  });

  test("posts to one channel keep their order", async () => {
    stage.server.interfere((method, _, count) =>
      method === "chat.postMessage" && count === 3 ? { status: 429, retryAfter: 1 } : null,
    );
    const texts = ["one", "two", "three", "four", "five"];
    await Promise.all(
      texts.map((text) => stage.adapter.post({ channel, thread: null }, sampleNoticeCard({ text }))),
    );
    const posted = workspace().messages.map(({ blocks }) => readBlocks(blocks));
    expect(posted.map((text, index) => text.includes(texts[index]!))).toEqual(texts.map(() => true));
  });
});

describe("a removed app", () => {
  test.each([
    [{ type: "app_uninstalled" }, ["slack:T1"]],
    [{ type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOTT1"] } }, ["slack:T1"]],
    [{ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } }, []],
  ])("%o erases what was kept for %o", async (event, tenants) => {
    await stage.people.event(event);
    await stage.people.say("afterwards");
    await soon(() => bot.posted[0]);
    expect(bot.removedTenants).toEqual(tenants);
  });
});

test("an uninstall erases the workspace's direct conversations too, also after a restart", async () => {
  const installations = createInstallationStore(await openSqlite(":memory:"));
  const before = makeAdapter(stage.server, { installations });
  await stage.adapter.stop();
  await before.start(bot);
  await stage.people.say("read https://harbour.example/1", { channel: "D2", user: "U2" });
  await soon(() => bot.posted[0]);
  await before.stop();
  const after = makeAdapter(stage.server, { installations });
  await after.start(bot);
  await stage.people.event({ type: "app_uninstalled" });
  await eventually(() => expect(bot.removedTenants).toEqual(["slack:T1:D2", "slack:T1"]));
  await eventually(async () => expect(await installations.listDirect("slack:T1")).toEqual([]));
  await after.stop();
});

describe("signed requests", () => {
  test("a wrong or old signature is refused, and nothing is told", async () => {
    const { adapter, origin, close } = await stageHttpMode();
    const heard = createRecordingBot();
    await adapter.start(heard);
    const body = JSON.stringify({
      type: "event_callback",
      event: { type: "message", channel: "C1", user: "U1", text: "x", ts: "1.1" },
    });
    const now = Math.floor(Date.now() / 1000);
    const sign = (secret: string, stamp: number) =>
      `v0=${createHmac("sha256", secret).update(`v0:${stamp}:${body}`).digest("hex")}`;
    const post = (stamp: number, signature: string) =>
      fetch(`${origin}/slack/events`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "x-slack-request-timestamp": String(stamp),
          "x-slack-signature": signature,
        },
      });
    expect((await post(now, sign("another secret", now))).status).toBe(401);
    expect((await post(now - 3_600, sign(SIGNING_SECRET, now - 3_600))).status).toBe(401);
    expect((await fetch(`${origin}/slack/events`)).status).toBe(404);
    expect((await fetch(`${origin}/elsewhere`)).status).toBe(404);
    expect(heard.posted).toEqual([]);
    expect((await post(now, sign(SIGNING_SECRET, now))).status).toBe(200);
    await soon(() => heard.posted[0]);
    await close();
  });

  test("events, commands and forms work over HTTP, answered within the deadline", async () => {
    const { adapter, people, server, close } = await stageHttpMode();
    const heard = createRecordingBot();
    await adapter.start(heard);
    await people.mention("read https://harbour.example/1");
    const { after } = await people.command("/summarize", "https://harbour.example/1");
    expect(after).toBeLessThan(1_000);
    await people.globalShortcut();
    const { view } = await soon(() => server.workspace.views[0]);
    const wrong = await people.submit(view, { link: { input: { value: "nothing" } } });
    expect(wrong.payload.errors).toHaveProperty("link");
    await eventually(() => expect([heard.posted.length, heard.commands.length]).toEqual([1, 1]));
    await close();
  });
});

test("a workspace's people are looked up once for many messages", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => stage.people.say(`message ${i}`, { user: "U3" })));
  await eventually(() => expect(bot.posted.length).toBe(20));
  expect(callsOf("users.info").length).toBe(1);
});
