import { afterEach, beforeEach, expect, test } from "vitest";
import { createDiscordAdapter } from "../../adapters/discord/adapter.ts";
import { createBot } from "../../src/bot.ts";
import type { ChatAdapter } from "../../src/chat/chat-adapter.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import type { People } from "../support/discord-server/people.ts";
import { type DiscordServer, startDiscordServer } from "../support/discord-server/server.ts";
import { fail, soon, wordsOf } from "../support/discord-server/start-adapter.ts";
import type { Interaction, Json } from "../support/discord-server/world.ts";
import { createSampleReader, type SampleReader } from "../support/sample-reader.ts";

const ENGLISH = "https://harbour.example/en/ferry";
const SPANISH = "https://harbour.example/es/ferri";
const EPHEMERAL = 64;
const MANAGE = 1n << 4n;

let server: DiscordServer;
let store: Store;
let adapter: ChatAdapter;
let people: People;
let reader: SampleReader;
let raw: string;
let guild: string;
let person: string;

/** The bot's messages, oldest first. */
const cards = (): Json[] =>
  [...server.world.messages.values()].filter(
    ({ author, loading }) => author.id === server.world.bot.id && loading !== true,
  );
const card = (index: number) => soon(() => cards()[index] ?? fail());
const mention = (text: string) => people.say(raw, person, `<@${server.world.bot.id}> ${text}`);
const link = (value: string) => ({ name: "link", type: 3, value });

/** The real bot behind the real adapter, over a store that may be of an earlier process. */
async function begin(): Promise<void> {
  adapter = createDiscordAdapter({ token: server.token, apiUrl: server.apiUrl, log: silentLog });
  reader = createSampleReader(store);
  const outside = { log: silentLog, now: Date.now, random: Math.random, readerLanguages: [], textDays: 30 };
  await adapter.start(createBot({ reader, store, adapters: [adapter], ...outside }));
}

beforeEach(async () => {
  server = await startDiscordServer();
  people = server.people;
  ({ channel: raw, guild } = people.addGuild());
  person = server.world.nextId();
  store = createStore(await openSqlite(":memory:"));
  await begin();
});

afterEach(async () => {
  await adapter.stop();
  await server.close();
  await store.close();
});

async function manage(subcommand: string, options: Json[], fields: Json = {}): Promise<Json> {
  const doing = { channel: raw, person, permissions: MANAGE, ...fields };
  const interaction = people.command(doing, "settings", [{ name: subcommand, type: 1, options }]);
  const answer = await answerTo(interaction);
  server.world.messages.delete(answer.id);
  return answer;
}

function answerTo(interaction: Interaction): Promise<Json> {
  return soon(
    () =>
      cards().find(({ id, interaction: of }) => id === interaction.original || of === interaction.id) ??
      fail(),
  );
}

test("a mention is answered in a thread; ❌ by another leaves the card, by the asker removes it", async () => {
  const { id } = mention(`read ${ENGLISH}`);
  const shown = await card(0);
  expect(shown.channel_id).toBe(id);
  expect(wordsOf(shown)).toContain("The night ferry will sail again from Monday.");
  people.react(shown.id, server.world.nextId(), "❌");
  // The card may be seen before it is written down that it was posted.
  await soon(() => {
    if (server.world.messages.has(shown.id)) people.react(shown.id, person, "❌");
    expect(cards()).toEqual([]);
  });
});

test("a card follows its source: edited, and deleted", async () => {
  const { id } = mention(`read ${ENGLISH}`);
  await card(0);
  people.edit(id, `<@${server.world.bot.id}> read ${SPANISH}`);
  await soon(() => expect(cards().map((shown) => wordsOf(shown).includes("El ferri"))).toEqual([true]));
  people.erase(id);
  await soon(() => expect(cards()).toEqual([]));
});

test("📰 and a flag each give a card in the thread once a manager turned reactions on", async () => {
  const message = people.say(raw, person, `read ${ENGLISH}`);
  people.react(message.id, person, "📰");
  await manage("reactions", [{ name: "enabled", type: 5, value: true }]);
  expect(cards()).toEqual([]);
  people.react(message.id, person, "📰");
  await card(0);
  people.react(message.id, person, "🇪🇸");
  expect(wordsOf(await card(1))).toContain("El ferri nocturno");
  people.react(message.id, server.world.nextId(), "📰");
  people.react(message.id, person, "🏷️");
  await card(2);
  expect(cards().map(({ channel_id }) => channel_id)).toEqual([message.id, message.id, message.id]);
});

test("only managers change what a channel does: by permission, or by the role that they chose", async () => {
  const auto = [{ name: "mode", type: 3, value: "reply" }];
  const refused = await manage("auto", auto, { permissions: 0n });
  expect(refused.flags).toBe(EPHEMERAL);
  const members = server.world.guilds.get(guild)!.members;
  await manage("manager-role", [{ name: "role", type: 3, value: "Editors" }], {
    permissions: MANAGE | (1n << 5n),
  });
  const role = server.world.guilds.get(guild)!.roles[1]!.id;
  const editor = server.world.nextId();
  members.set(editor, [role]);
  await manage("auto", auto, { person: editor, permissions: 0n });
  const { id } = people.say(raw, person, `look ${SPANISH}`);
  expect((await card(0)).channel_id).toBe(id);
});

test("hint mode puts 📰 on foreign links alone", async () => {
  await manage("channel-languages", [{ name: "languages", type: 3, value: "English" }]);
  await manage("auto", [{ name: "mode", type: 3, value: "hint" }]);
  const own = people.say(raw, person, `look ${ENGLISH}`);
  const foreign = people.say(raw, person, `look ${SPANISH}`);
  const hints = () =>
    [...server.world.reactions].filter((reaction) => reaction.endsWith(server.world.bot.id));
  await soon(() => expect(hints()).toEqual([`${foreign.id} 📰 ${server.world.bot.id}`]));
  expect(hints().some((reaction) => reaction.startsWith(own.id))).toBe(false);
});

test("buttons and menus go on working after a restart", async () => {
  await answerTo(people.command({ channel: raw, person }, "summarize", [link(ENGLISH)]));
  const shown = await card(0);
  const before = wordsOf(shown);
  await adapter.stop();
  await begin();
  const ids = shown.components.flatMap((row: Json) => row.components.map(({ custom_id }: Json) => custom_id));
  const length = ids.find((id: string) => id?.includes(":show:"));
  people.click({ channel: raw, person }, shown, length);
  await soon(() => expect(wordsOf(shown)).not.toBe(before));
  const entities = ids.find((id: string) => id?.includes(":entities:"));
  const other = server.world.nextId();
  people.click({ channel: raw, person: other }, shown, entities);
  expect((await card(1)).flags).toBe(EPHEMERAL);
});

test("a message's menu reads five links, names the rest, and answers the one who asked alone", async () => {
  const links = Array.from({ length: 7 }, (_, i) => `https://harbour.example/en/${i}`);
  const message = people.say(raw, server.world.nextId(), links.join(" "));
  people.menu({ channel: raw, person, locale: "es-ES" }, "Summarize links", message);
  await card(5);
  expect(cards().map(({ flags }) => flags)).toEqual(Array(6).fill(EPHEMERAL));
  const last = wordsOf(cards()[5]);
  expect(last).toContain(links[5]);
  expect(last).toContain(links[6]);
});

test("a failure is a Notice that only the one who asked sees; the progress that all saw goes", async () => {
  const gone = [link("https://gone.example/slow")];
  people.command({ channel: raw, person }, "summarize", gone);
  await soon(() => expect(cards().map(({ flags }) => flags)).toEqual([EPHEMERAL]));
  expect(cards()[0]?.embeds[0].description).toMatch(/^⚠️ /);
  const edits = server.seen.filter(({ method, path }) => method === "PATCH" && path.endsWith("@original"));
  expect(edits.map(({ body }) => body.embeds[0].description)).toEqual([
    expect.stringContaining("gone.example"),
  ]);
});

test("what was kept for a server goes when the bot is thrown out", async () => {
  await manage("auto", [{ name: "mode", type: 3, value: "reply" }]);
  people.removeGuild(guild);
  const settings = people.command({ channel: raw, person, permissions: MANAGE }, "settings", [
    { name: "show", type: 1, options: [] },
  ]);
  expect(wordsOf(await answerTo(settings))).not.toContain("card in a thread");
});
