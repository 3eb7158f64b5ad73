import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createDiscordAdapter } from "../../adapters/discord/adapter.ts";
import { ConfigurationError } from "../../src/config.ts";
import { silentLog } from "../../src/log.ts";
import { startDiscordServer, TOKEN } from "../support/discord-server/server.ts";
import {
  answered,
  answersTo,
  fail,
  makeAdapter,
  type Started,
  soon,
  startAdapter,
} from "../support/discord-server/start-adapter.ts";
import { createRecordingBot } from "../support/recording-bot.ts";
import { sampleBriefCard } from "../support/sample-cards.ts";

const say = ({ server, raw, person }: Started, text: string, fields = {}) =>
  server.people.say(raw, person, `<@${server.world.bot.id}> ${text}`, fields);
const heard = (started: Started, text: string) =>
  soon(() => started.bot.posted.find((message) => message.text?.includes(text)) ?? fail());
const timesHeard = ({ bot }: Started, text: string) =>
  bot.posted.filter((message) => message.text?.includes(text)).length;

/** Fails the test when anything is left unhandled: it would end the process. */
function watchForCrashes(): unknown[] {
  const crashes: unknown[] = [];
  const note = (error: unknown) => void crashes.push(error);
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
  onTestFinished(() => {
    process.off("unhandledRejection", note);
    process.off("uncaughtException", note);
  });
  return crashes;
}

test("asks for messages' text, and for no other privileged intent", async () => {
  const started = await startAdapter();
  const [session] = started.server.gateway.sessions.values();
  expect(session!.intents & (1 << 15)).not.toBe(0);
  expect(session!.intents & ((1 << 1) | (1 << 8))).toBe(0);
  expect(started.adapter.status().detail).toMatch(/^1 shard\(s\), 1 server\(s\)$/);
});

test("goes on without messages' text where Discord refuses it, and says so with where to click", async () => {
  const started = await startAdapter({ content: false });
  const { detail, connected } = started.adapter.status();
  expect(connected).toBe(true);
  expect(detail).toMatch(
    /without the text of messages \(4014\).*Message Content Intent.*developers\/applications.*Bot/s,
  );
  expect(
    started.logged.some(({ message, level }) => level === "warn" && /4014.*Privileged/s.test(message)),
  ).toBe(true);
  say(started, "mentioned anyway");
  expect((await heard(started, "mentioned anyway")).addressed).toBe(true);
  started.server.people.say(started.raw, started.person, "read https://harbour.example/ferry");
  const withheld = await soon(() => started.bot.posted.find(({ text }) => text === null) ?? fail());
  expect(withheld.addressed).toBe(false);
});

test("the intent taken away while connected is lived with as well", async () => {
  const started = await startAdapter();
  started.server.allowContent(false);
  started.server.gateway.cut(4014);
  await soon(() => expect(started.adapter.status().detail).toContain("4014"));
  await soon(() => expect(started.adapter.status().connected).toBe(true));
  say(started, "still here");
  await heard(started, "still here");
});

test("intents refused altogether end the start with where to click", async () => {
  const { adapter, bot, server } = await makeAdapter();
  server.gateway.refuseIdentify = 4014;
  const refused = adapter.start(bot);
  await expect(refused).rejects.toThrow(ConfigurationError);
  await expect(refused).rejects.toThrow(/4014.*Privileged Gateway Intents/s);
});

test("a token that Discord refuses ends the start with where to get one", async () => {
  const server = await startDiscordServer({ token: `${TOKEN}x` });
  onTestFinished(() => server.close());
  const adapter = createDiscordAdapter({ token: TOKEN, apiUrl: server.apiUrl, log: silentLog });
  const refused = adapter.start(createRecordingBot());
  await expect(refused).rejects.toThrow(ConfigurationError);
  await expect(refused).rejects.toThrow(/DISCORD_TOKEN.*Reset Token/s);
  await adapter.stop();
});

test("a cut connection is resumed; nothing said meanwhile is lost or heard twice", async () => {
  const started = await startAdapter();
  say(started, "before");
  await heard(started, "before");
  started.server.gateway.cut();
  say(started, "meanwhile");
  await heard(started, "meanwhile");
  say(started, "after");
  await heard(started, "after");
  expect(["before", "meanwhile", "after"].map((text) => timesHeard(started, text))).toEqual([1, 1, 1]);
  expect(started.server.gateway.received.filter(({ op }) => op === 6)).toHaveLength(1);
});

/** What a gateway may do at any time; the last three make the client identify anew, which it does not do at once. */
const DISTURBANCES: readonly [string, (started: Started) => void][] = [
  ["a request to reconnect", ({ server }) => server.gateway.send({ op: 7, d: null })],
  ["an unknown error", ({ server }) => server.gateway.cut(4000)],
  ["a session timed out", ({ server }) => server.gateway.cut(4009)],
  ["an invalid session", ({ server }) => server.gateway.send({ op: 9, d: false })],
  ["a wrong sequence", ({ server }) => server.gateway.cut(4007)],
  [
    "a session that cannot be resumed",
    ({ server }) => {
      server.gateway.refuseResumes = true;
      server.gateway.cut();
    },
  ],
];

test("goes on after whatever the gateway does", { timeout: 40_000 }, async () => {
  const crashes = watchForCrashes();
  const all = await Promise.all(
    DISTURBANCES.map(async ([name, disturb]) => {
      const started = await startAdapter();
      const frames = started.server.gateway.received.length;
      disturb(started);
      const { received } = started.server.gateway;
      await soon(
        () => expect([name, received.length]).toEqual([name, expect.toSatisfy((n) => n > frames)]),
        20_000,
      );
      await soon(() => {
        if (timesHeard(started, "hello again") === 0) say(started, "hello again");
        expect([name, timesHeard(started, "hello again") > 0]).toEqual([name, true]);
      }, 20_000);
      return started.server.gateway.sessions.size;
    }),
  );
  expect(all).toEqual([1, 1, 1, 2, 2, 2]);
  expect(crashes).toEqual([]);
});

test("heartbeats are sent", async () => {
  const started = await startAdapter({ heartbeatInterval: 100 });
  await soon(() =>
    expect(started.server.gateway.received.filter(({ op }) => op === 1).length).toBeGreaterThan(2),
  );
});

test("as many shards as Discord recommends, each hearing its servers", async () => {
  const started = await startAdapter({ shards: 3 });
  const { server, bot, person } = started;
  expect([...server.gateway.sessions.values()].map(({ shard, shards }) => [shard, shards])).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  const channels = Array.from({ length: 12 }, () => server.people.addGuild().channel);
  for (const channel of channels)
    server.people.say(channel, person, `<@${server.world.bot.id}> in ${channel}`);
  await soon(() => expect(bot.posted).toHaveLength(12));
  expect(started.adapter.status().detail).toContain("3 shard(s)");
});

test("null and missing fields crash nothing, and stop nothing", async () => {
  const crashes = watchForCrashes();
  const started = await startAdapter();
  const { server, guild, raw } = started;
  const odd = {
    components: null,
    embeds: null,
    attachments: null,
    mentions: null,
    mention_roles: null,
    author: null,
    member: null,
  };
  server.gateway.dispatch("MESSAGE_CREATE", { id: "1", channel_id: raw, guild_id: guild, ...odd }, guild);
  server.gateway.dispatch(
    "MESSAGE_UPDATE",
    { id: "1", channel_id: raw, guild_id: guild, components: null },
    guild,
  );
  server.gateway.dispatch("MESSAGE_DELETE", { id: null, channel_id: null }, guild);
  server.gateway.dispatch("MESSAGE_REACTION_ADD", { emoji: null, user_id: null }, guild);
  server.gateway.dispatch("INTERACTION_CREATE", { id: "1", type: 2, data: null, member: null }, guild);
  server.gateway.dispatch(
    "GUILD_CREATE",
    { id: "99", roles: null, channels: null, members: null, threads: null },
    guild,
  );
  server.gateway.dispatch("GUILD_UPDATE", { id: null }, guild);
  server.gateway.dispatch(
    "CHANNEL_UPDATE",
    { id: raw, guild_id: guild, permission_overwrites: null, type: null },
    guild,
  );
  server.gateway.dispatch("THREAD_CREATE", { id: null }, guild);
  server.gateway.dispatch("SOMETHING_NEW", { install_params: null }, guild);
  server.gateway.send({ op: 0, t: "MESSAGE_CREATE", s: 3, d: null });
  say(started, "alive", {
    components: null,
    embeds: null,
    attachments: null,
    mentions: null,
    application: { install_params: null },
  });
  await heard(started, "alive");
  expect(crashes).toEqual([]);
});

test("a Discord that cannot be reached is tried again until it can", { timeout: 30_000 }, async () => {
  const port = await freePort();
  const log = silentLog;
  const adapter = createDiscordAdapter({ token: TOKEN, apiUrl: `http://127.0.0.1:${port}/api`, log });
  onTestFinished(() => adapter.stop());
  const begun = adapter.start(createRecordingBot());
  await soon(() =>
    expect(adapter.status()).toMatchObject({
      connected: false,
      detail: expect.stringContaining("cannot be reached"),
    }),
  );
  const server = await startDiscordServer({ port });
  onTestFinished(() => server.close());
  await begun;
  await soon(() => expect(adapter.status().connected).toBe(true));
});

test("stopping finishes what was deferred, and takes nothing new", async () => {
  const started = await startAdapter();
  const { server, adapter, bot, raw, person } = started;
  bot.command = async () => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    return { cards: [sampleBriefCard()], audience: "channel", replaces: false };
  };
  const interaction = server.people.command({ channel: raw, person }, "summarize", []);
  await soon(() => interaction.acknowledgedAt ?? fail());
  const begun = Date.now();
  const stopped = adapter.stop();
  const late = server.people.command({ channel: raw, person }, "summarize", []);
  await stopped;
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(answersTo(started, interaction)).toHaveLength(1);
  expect(late.acknowledgedAt).toBeNull();
  expect(adapter.status()).toEqual({ connected: false, detail: "stopped" });
});

test("a gateway that does not answer does not keep us from stopping", async () => {
  const { adapter, server } = await startAdapter();
  server.gateway.freeze();
  const begun = Date.now();
  await adapter.stop();
  expect(Date.now() - begun).toBeLessThan(3_000);
});

test("stopping while connecting, or before starting, ends well", async () => {
  const crashes = watchForCrashes();
  const { adapter, bot, server } = await makeAdapter();
  await adapter.stop();
  const begun = adapter.start(bot);
  await adapter.stop();
  await begun;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(adapter.status().connected).toBe(false);
  expect([...server.gateway.sessions.values()].filter(({ socket }) => socket !== null)).toHaveLength(0);
  expect(crashes).toEqual([]);
});

test("stopping while a gateway does not answer leaves nothing behind that could fail", async () => {
  const crashes = watchForCrashes();
  const { adapter, bot, server } = await makeAdapter();
  server.gateway.silent = true;
  const begun = adapter.start(bot);
  await soon(() => expect(server.gateway.held.size).toBe(1));
  await adapter.stop();
  await begun;
  for (const socket of server.gateway.held) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(crashes).toEqual([]);
});

test("connections killed in the middle of work: every answer arrives once", { timeout: 30_000 }, async () => {
  const crashes = watchForCrashes();
  const started = await startAdapter();
  const { server, bot, raw, person } = started;
  bot.command = async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { cards: [sampleBriefCard()], audience: "channel", replaces: false };
  };
  server.fault({ match: /callback$/, answer: "cut-after", times: 3 });
  server.fault({ match: /^PATCH/, answer: "cut-after", times: 3 });
  server.fault({ match: /^PATCH/, answer: "cut", times: 3 });
  const interactions = Array.from({ length: 20 }, () =>
    server.people.command({ channel: raw, person }, "summarize", []),
  );
  await soon(() => expect(interactions.every(({ acknowledgedAt }) => acknowledgedAt !== null)).toBe(true));
  server.gateway.cut();
  for (const interaction of interactions) expect(await answered(started, interaction)).toHaveLength(1);
  expect(crashes).toEqual([]);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
