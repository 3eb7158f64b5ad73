import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDiscordAdapter } from "../../adapters/discord/adapter.ts";
import { COMMAND_FORM } from "../../adapters/slack/render-forms.ts";
import { createBot } from "../../src/bot.ts";
import type { Brief } from "../../src/brief/brief.ts";
import type { LinkReader } from "../../src/brief/link-reader.ts";
import { encodeAction } from "../../src/chat/action-id.ts";
import type { ChatAdapter } from "../../src/chat/chat-adapter.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import type { People } from "../support/discord-server/people.ts";
import { BITS } from "../support/discord-server/permissions.ts";
import { readEmbeds } from "../support/discord-server/read-markdown.ts";
import { type DiscordServer, startDiscordServer } from "../support/discord-server/server.ts";
import { fail, wordsOf } from "../support/discord-server/start-adapter.ts";
import { sampleBrief } from "../support/sample-briefs.ts";
import { createSampleReader } from "../support/sample-reader.ts";
import { createPeople } from "../support/slack-server/people.ts";
import { findAlive, readBlocks, readLinks } from "../support/slack-server/read-blocks.ts";
import { type SlackServer, startSlackServer } from "../support/slack-server/server.ts";
import { soon } from "../support/slack-server/soon.ts";
import { makeAdapter } from "../support/slack-server/start-adapter.ts";
import type { Block } from "../support/slack-server/state.ts";

const SPANISH = "https://harbour.example/es/ferri";
const MARKUP =
  "<!channel> @everyone @here <@U1> <@1> <#C1> [your bank](https://evil.example) <https://evil.example|your bank> **b** `c` ||s|| \u202egnp.exe";

const view = { brief: sampleBrief("es").id, length: 3, edition: null, locale: "en", personal: false };
const show = encodeAction({ do: "show", view });

let store: Store;
let adapter: ChatAdapter;

/** A publisher that writes other people's markup into everything that is quoted. */
function quoteMarkup(reader: LinkReader): LinkReader {
  const poison = (brief: Brief): Brief => {
    const { article } = brief;
    const text = `${MARKUP} ${article.text}`;
    const sentences = [{ start: 0, end: text.length, paragraph: 0 }];
    const summaries = brief.summaries.map(() => [0]);
    const named = { ...article, text, title: MARKUP, publisher: MARKUP, byline: MARKUP };
    return { ...brief, article: named, sentences, summaries };
  };
  return {
    ...reader,
    readLink: async (url, options) => {
      const brief = await reader.readLink(url, options);
      return url.includes("poison") ? poison(brief) : brief;
    },
    siblings: async (brief) =>
      brief.article.title === MARKUP ? [] : reader.siblings(brief, { audience: "" }),
  };
}

async function begin(made: ChatAdapter): Promise<void> {
  adapter = made;
  const outside = { log: silentLog, now: Date.now, random: Math.random, readerLanguages: [], textDays: 30 };
  const reader = quoteMarkup(createSampleReader(store));
  await adapter.start(createBot({ reader, store, adapters: [adapter], ...outside }));
}

beforeEach(async () => {
  store = createStore(await openSqlite(":memory:"));
});

describe("on Slack", () => {
  let server: SlackServer;
  let people: ReturnType<typeof createPeople>;
  const workspace = () => server.workspace;
  const cards = () => workspace().messages.filter(({ botId }) => botId === workspace().botId);
  const whispers = () => [...workspace().responses, ...workspace().ephemerals];
  const forged = (action_id: string): Block => ({ type: "button", action_id }) as Block;

  beforeEach(async () => {
    server = await startSlackServer();
    people = createPeople(server, server.sockets);
    await begin(makeAdapter(server, { installations: store.installations }));
  });
  afterEach(async () => {
    await adapter.stop();
    await server.close();
    await store.close();
  });

  test("nothing that a publisher writes comes alive", async () => {
    await people.mention(`<https://harbour.example/es/poison>`);
    const { blocks } = await soon(() => cards()[0]!);
    expect(findAlive(blocks)).toEqual([]);
    expect(readLinks(blocks).filter((link) => link.includes("evil"))).toEqual([]);
    expect(readBlocks(blocks)).toContain("@everyone");
  });

  test("a private channel's article is shown to a click there, and to none elsewhere", async () => {
    await people.mention(`<${SPANISH}>`, { channel: "G4" });
    await soon(() => cards()[0]!);
    await people.click("1.0", forged(show), { channel: "C1", ephemeral: true });
    const refused = await soon(() => whispers()[0]!);
    expect(JSON.stringify(refused)).not.toContain("ferri");
    await people.click("1.0", forged(show), { channel: "G4", ephemeral: true });
    await soon(() => whispers().find((said) => JSON.stringify(said).includes("ferri"))!);
  });

  test("a form made out for another person's conversation, or another's channel, changes nothing", async () => {
    const formFor = (channel: string) => ({
      type: "modal",
      callback_id: COMMAND_FORM,
      private_metadata: JSON.stringify({ command: "settings", subcommand: "reactions", channel }),
    });
    const values = { enabled: { input: { selected_options: [{ value: "true" }] } } };
    for (const channel of ["D1", "C1", "CNONE", "__proto__"]) {
      const { payload } = await people.submit(formFor(channel) as never, values, { user: "U3" });
      expect(payload).toMatchObject({ response_action: "errors" });
    }
    expect(await store.settings.readTenant("slack:T1")).toEqual([]);
    expect(await store.settings.readTenant("slack:T1:D1")).toEqual([]);
    await people.submit(formFor("D3") as never, values, { user: "U3" });
    await soon(async () => expect(await store.settings.readTenant("slack:T1:D3")).not.toEqual([]));
  });

  test.each([
    "form:settings.auto.__proto__",
    "form:constructor",
    "1:show:zzzzzzzzzzzzzzzz:3::en:c",
    "1:subscription:rest:00000000000000000000-9999",
    "\u0000".repeat(90),
    "x".repeat(255),
  ])("the crafted id %j is answered, and the next click too", async (id) => {
    await people.mention(`<${SPANISH}>`);
    await soon(() => cards()[0]!);
    await people.click("1.0", forged(id), { channel: "C1", ephemeral: true });
    await people.click("1.0", forged(show), { channel: "C1", ephemeral: true });
    await soon(() => whispers().find((said) => JSON.stringify(said).includes("ferri"))!);
  });
});

describe("on Discord", () => {
  let server: DiscordServer;
  let people: People;
  let guild: string;
  let raw: string;
  let person: string;
  const cards = () =>
    [...server.world.messages.values()].filter(
      ({ author, loading }) => author.id === server.world.bot.id && loading !== true,
    );
  const mention = (channel: string, text: string) =>
    people.say(channel, person, `<@${server.world.bot.id}> ${text}`);

  beforeEach(async () => {
    server = await startDiscordServer();
    people = server.people;
    ({ channel: raw, guild } = people.addGuild());
    person = server.world.nextId();
    await begin(createDiscordAdapter({ token: server.token, apiUrl: server.apiUrl, log: silentLog }));
    await soon(() => expect(server.world.commands.length).toBeGreaterThan(0));
  });
  afterEach(async () => {
    await adapter.stop();
    await server.close();
    await store.close();
  });

  test("nothing that a publisher writes comes alive, and nobody is pinged", async () => {
    mention(raw, "https://harbour.example/es/poison");
    const card = await soon(() => cards()[0] ?? fail());
    const read = readEmbeds(card.embeds);
    expect(read.alive).toEqual([]);
    expect(read.links.filter((link) => link.includes("evil"))).toEqual([]);
    expect(read.text).toContain("@everyone");
    expect(card.allowed_mentions).toMatchObject({ parse: [] });
  });

  test("a private channel's article is shown to a click there, and to none elsewhere", async () => {
    const vault = people.addChannel(guild);
    const moderators = server.world.guilds.get(guild)!.roles[1]!.id;
    const channel = server.world.channels.get(vault)!;
    people.deny(vault, BITS.viewChannel);
    channel.permission_overwrites.push({
      id: moderators,
      type: 0,
      allow: String(-1n & ((1n << 40n) - 1n)),
      deny: "0",
    });
    await store.briefs.save(sampleBrief("es"), SPANISH, Date.now());
    const doing = { channel: vault, person, permissions: 1n << 4n };
    people.command(doing, "summarize", [{ name: "link", type: 3, value: SPANISH }]);
    const inside = await soon(() => cards()[0] ?? fail());
    expect(wordsOf(inside)).toContain("ferri");
    mention(raw, "https://harbour.example/ar/x");
    const outside = await soon(() => cards().find((one) => one.channel_id !== vault) ?? fail());
    const refused = people.click({ channel: raw, person }, outside, show);
    const said = await soon(() => cards().find(({ interaction }) => interaction === refused.id) ?? fail());
    expect(wordsOf(said)).not.toContain("ferri");
  });

  test.each([
    "1:show:zzzzzzzzzzzzzzzz:3::en:c",
    "1:subscription:rest:00000000000000000000-9999",
    "2:forget:server",
    "x".repeat(100),
  ])("the crafted id %j is answered with a Notice to who sent it", async (id) => {
    mention(raw, SPANISH);
    const card = await soon(() => cards()[0] ?? fail());
    const clicked = people.click({ channel: raw, person }, card, id);
    const said = await soon(() => cards().find(({ interaction }) => interaction === clicked.id) ?? fail());
    expect(said.flags & 64).toBe(64);
  });
});
