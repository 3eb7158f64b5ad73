import { expect, test } from "vitest";
import { encodeChannel } from "../../adapters/discord/ids.ts";
import {
  fail,
  makeAdapter,
  type Started,
  soon,
  startAdapter,
} from "../support/discord-server/start-adapter.ts";

const LINK = "https://harbour.example/ferry";
const say = ({ server, raw, person }: Started, text: string, fields = {}) =>
  server.people.say(raw, person, text, fields);
const told = (started: Started, id: string) =>
  soon(() => started.bot.posted.find(({ message }) => message.endsWith(`-${id}`)) ?? fail());
/** Everything said before has been heard once this has. */
async function settle(started: Started): Promise<void> {
  await told(started, say(started, "the last word").id);
}

test("a message is told with its words, the bot's name left out", async () => {
  const started = await startAdapter();
  const { channel, person, guild, raw } = started;
  const { id } = say(started, `<@${started.server.world.bot.id}> ${LINK} please`);
  expect(await told(started, id)).toEqual({
    origin: {
      platform: "discord",
      tenant: `discord:${guild}`,
      channel,
      person,
      locale: "en-US",
      mayManage: false,
      mayManageTenant: false,
      roles: [],
      direct: false,
      isPrivate: false,
    },
    message: `${raw}-${id}`,
    thread: null,
    text: `${LINK} please`,
    addressed: true,
    automated: false,
  });
  expect(await told(started, say(started, LINK).id)).toMatchObject({ addressed: false, text: LINK });
});

test("a direct conversation addresses the bot, and its person may change its settings", async () => {
  const started = await startAdapter();
  const { people } = started.server;
  const direct = people.addChannel(null);
  const { id } = people.say(direct, started.person, LINK);
  expect(await told(started, id)).toMatchObject({
    addressed: true,
    origin: {
      direct: true,
      mayManage: true,
      tenant: `discord:dm-${direct}`,
      channel: encodeChannel({ guild: null, channel: direct }),
    },
  });
});

test("the bot's own messages, other bots', webhooks' and Discord's notices are ignored", async () => {
  const started = await startAdapter();
  const { world } = started.server;
  say(started, LINK, { author: world.bot });
  say(started, LINK, { author: { id: world.nextId(), bot: true } });
  say(started, LINK, { webhook_id: world.nextId() });
  say(started, LINK, { type: 7 });
  await settle(started);
  expect(started.bot.posted).toHaveLength(1);
});

test("forwarded messages, and embeds of messages without words, are read", async () => {
  const started = await startAdapter();
  const forwarded = say(started, "", {
    message_snapshots: [{ message: { content: `from elsewhere ${LINK}` } }],
  });
  expect((await told(started, forwarded.id)).text).toContain(LINK);
  const embedded = say(started, "", { embeds: [{ url: LINK, title: "Ferry" }] });
  expect((await told(started, embedded.id)).text).toContain(LINK);
  const components = [{ type: 17, components: [{ type: 10, content: `see ${LINK}` }] }];
  expect((await told(started, say(started, "", { components }).id)).text).toContain(LINK);
});

test("edits by people are told, Discord's own additions are not", async () => {
  const started = await startAdapter();
  const { server, bot } = started;
  const message = say(started, "first");
  server.gateway.dispatch("MESSAGE_UPDATE", { ...message, embeds: [{ url: LINK }] }, started.guild);
  server.people.edit(message.id, `now ${LINK}`);
  await soon(() => expect(bot.edited).toHaveLength(1));
  expect(bot.edited[0]).toMatchObject({ message: `${started.raw}-${message.id}`, text: `now ${LINK}` });
});

test("deletions are told, one by one or many at once", async () => {
  const started = await startAdapter();
  const { server, bot, raw, guild } = started;
  server.people.erase(say(started, "one").id);
  server.gateway.dispatch(
    "MESSAGE_DELETE_BULK",
    { ids: ["11", "12"], channel_id: raw, guild_id: guild },
    guild,
  );
  await soon(() => expect(bot.deleted).toHaveLength(3));
  expect(bot.deleted.slice(1)).toEqual([`${raw}-11`, `${raw}-12`]);
});

test("a reaction to a message from before the bot's time is told with author and words", async () => {
  const started = await startAdapter();
  const { server, bot, person, raw } = started;
  const author = server.world.nextId();
  const message = server.people.say(raw, author, LINK);
  server.people.react(message.id, person, "📰", { message_author_id: undefined });
  const reaction = await soon(() => bot.reactions[0] ?? fail());
  expect(reaction).toMatchObject({ message: `${raw}-${message.id}`, emoji: "📰", author, thread: null });
  expect(await reaction.readText()).toBe(LINK);
  const reads = server.seen.filter(({ method, path }) => method === "GET" && path.endsWith(message.id));
  expect(reads).toHaveLength(1);
});

test("words that Discord withholds are null, never empty", async () => {
  const started = await startAdapter({ content: false });
  const { server, bot, person } = started;
  const message = say(started, LINK);
  server.people.react(message.id, person, "📰");
  const reaction = await soon(() => bot.reactions[0] ?? fail());
  expect(await reaction.readText()).toBeNull();
  expect((await told(started, message.id)).text).toBeNull();
});

test("words that are not there are empty, where none are withheld", async () => {
  const started = await startAdapter();
  const { server, bot, person } = started;
  const { id } = say(started, "", { attachments: [{ id: "1", url: "https://cdn.example/a.png" }] });
  expect((await told(started, id)).text).toBe("");
  server.people.react(id, person, "📰");
  expect(await (await soon(() => bot.reactions[0] ?? fail())).readText()).toBe("");
});

test("the reactions of bots, and servers' own emoji, mean nothing", async () => {
  const started = await startAdapter();
  const { server, bot, person } = started;
  const { id } = say(started, LINK);
  const { world, people } = server;
  people.react(id, world.bot.id, "📰");
  people.react(id, person, "📰", { member: { user: { id: person, bot: true }, roles: [] } });
  people.react(id, person, "news", { emoji: { id: world.nextId(), name: "news" } });
  people.react(id, person, "❌");
  await soon(() => expect(bot.reactions.map(({ emoji }) => emoji)).toEqual(["❌"]));
});

test("who manages a channel is told with messages too: by role, as owner, not against the channel's own rules", async () => {
  const started = await startAdapter();
  const { server, managerRole, person, raw } = started;
  const guild = server.world.guilds.get(started.guild)!;
  guild.members.set(person, [managerRole]);
  const manager = await told(started, say(started, "as editor").id);
  expect(manager.origin).toMatchObject({
    mayManage: true,
    mayManageTenant: false,
    roles: [managerRole, "Editors"],
  });
  const owner = await told(started, server.people.say(raw, guild.owner_id, "as owner").id);
  expect(owner.origin).toMatchObject({ mayManage: true, mayManageTenant: true });
  server.people.deny(raw, 1n << 4n);
  await settle(started);
  expect((await told(started, say(started, "denied here").id)).origin.mayManage).toBe(false);
});

test("a thread that Discord did not announce is found to belong to its channel, once", async () => {
  const started = await startAdapter();
  const { server, channel, raw, guild, person } = started;
  const thread = server.world.nextId();
  const place = { id: thread, type: 11, guild_id: guild, parent_id: raw, permission_overwrites: [] };
  server.world.channels.set(thread, place);
  for (const text of ["one", "two"]) {
    const { id } = server.people.say(thread, person, text);
    expect(await told(started, id)).toMatchObject({ thread: `${raw}-${thread}`, origin: { channel } });
  }
  expect(server.seen.filter(({ path }) => path === `/channels/${thread}`)).toHaveLength(1);
});

test("a person's language is the one of their latest interaction, else the server's", async () => {
  const started = await startAdapter({ locale: "fr" });
  const { server, raw, person } = started;
  expect((await told(started, say(started, "bonjour").id)).origin.locale).toBe("fr");
  server.people.command({ channel: raw, person, locale: "uk" }, "help");
  await soon(() => started.bot.commands[0] ?? fail());
  expect((await told(started, say(started, "привіт").id)).origin.locale).toBe("uk");
});

test("being thrown out of a server is told, its being out of reach is not", async () => {
  const started = await startAdapter();
  const { server, bot, guild } = started;
  const other = server.people.addGuild();
  server.people.removeGuild(guild, true);
  server.people.removeGuild(other.guild);
  await soon(() => expect(bot.removedTenants).toEqual([`discord:${other.guild}`]));
});

test("commands are registered once, in the languages that Discord knows, and again only when they differ", async () => {
  const first = await startAdapter();
  const { server, bot } = first;
  const puts = () => server.seen.filter(({ method, path }) => method === "PUT" && path.endsWith("/commands"));
  expect(puts().map(({ status }) => status)).toEqual([200]);
  const { createDiscordAdapter } = await import("../../adapters/discord/adapter.ts");
  const { silentLog } = await import("../../src/log.ts");
  const again = async () => {
    const asked = server.seen.filter(
      ({ method, path }) => method === "GET" && path.endsWith("/commands"),
    ).length;
    const adapter = createDiscordAdapter({ token: server.token, apiUrl: server.apiUrl, log: silentLog });
    await adapter.start(bot);
    await soon(() =>
      expect(
        server.seen.filter(({ method, path }) => method === "GET" && path.endsWith("/commands")).length,
      ).toBe(asked + 1),
    );
    await adapter.stop();
  };
  await again();
  expect(puts()).toHaveLength(1);
  server.world.commands[0]!.description = "something else";
  await again();
  expect(puts()).toHaveLength(2);
});

test("commands that cannot be registered do not keep the bot from working", async () => {
  const { server, adapter, bot, logged } = await makeAdapter();
  server.fault({
    match: /\/commands$/,
    answer: { status: 403, body: { code: 20012, message: "no" } },
    times: 9,
  });
  await adapter.start(bot);
  await soon(() =>
    expect(logged.some(({ message }) => message === "commands were not registered")).toBe(true),
  );
  expect(adapter.status().connected).toBe(true);
});
