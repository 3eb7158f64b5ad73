import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SlackAdapter } from "../../adapters/slack/adapter.ts";
import { createBot } from "../../src/bot.ts";
import { createInbox } from "../../src/chat/keep-events.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createSampleReader } from "../support/sample-reader.ts";
import { createPeople, type People } from "../support/slack-server/people.ts";
import { findElement, readActionIds, readBlocks } from "../support/slack-server/read-blocks.ts";
import { type SlackServer, startSlackServer } from "../support/slack-server/server.ts";
import { eventually, soon } from "../support/slack-server/soon.ts";
import { makeAdapter } from "../support/slack-server/start-adapter.ts";
import type { StoredMessage } from "../support/slack-server/state.ts";

const ENGLISH = "<https://harbour.example/en/ferry>";
const SPANISH = "<https://harbour.example/es/ferri>";

let server: SlackServer;
let store: Store;
let adapter: SlackAdapter;
let people: People;
const workspace = () => server.workspace;
/** The bot's messages, oldest first. */
const cards = (): StoredMessage[] => workspace().messages.filter(({ botId }) => botId === workspace().botId);
const textOf = (message: { readonly blocks: StoredMessage["blocks"] }) => readBlocks(message.blocks);

beforeEach(async () => {
  server = await startSlackServer();
  store = createStore(await openSqlite(":memory:"));
  people = createPeople(server, server.sockets);
  await begin();
});

afterEach(async () => {
  await adapter.stop();
  await server.close();
  await store.close();
});

/** The real bot behind the real adapter, over a store that may be of an earlier process. */
async function begin(): Promise<void> {
  adapter = makeAdapter(server, {
    installations: store.installations,
    inbox: createInbox({ events: store.events, now: Date.now, log: silentLog }),
  });
  const bot = createBot({
    reader: createSampleReader(store),
    store,
    adapters: [adapter],
    log: silentLog,
    now: Date.now,
    random: Math.random,
    readerLanguages: [],
    textDays: 30,
  });
  await adapter.start(bot);
}

/** A manager changes a setting of the channel. */
async function manage(words: string): Promise<void> {
  const before = workspace().responses.length;
  await people.command("/news", words, { user: "U1" });
  await soon(() => workspace().responses[before]);
}

async function restart(): Promise<void> {
  await adapter.stop();
  await begin();
}

describe("cards", () => {
  test("a mention is answered in its thread", async () => {
    const ts = await people.mention(`read ${ENGLISH}`);
    const card = await soon(() => cards()[0]);
    expect(card.thread).toBe(ts);
    expect(textOf(card)).toContain("The night ferry will sail again from Monday.");
  });

  test("a reader of Spanish gets Spanish sentences and Spanish labels", async () => {
    await people.command("/summarize", ENGLISH, { user: "U2" });
    const card = await soon(() => cards()[0]);
    expect(textOf(card)).toContain("El ferri nocturno volverá a zarpar el lunes.");
  });

  test("📰 and a flag each post one card, in the thread; the same again none", async () => {
    await manage("settings reactions on");
    const ts = await people.say(`read ${ENGLISH}`);
    await people.react(ts, "newspaper", "U1");
    await soon(() => cards()[0]);
    await people.react(ts, "es", "U1");
    await soon(() => cards()[1]);
    await people.react(ts, "newspaper", "U3");
    await people.react(ts, "label", "U1");
    await soon(() => cards()[2]);
    expect(cards().map(({ thread }) => thread)).toEqual([ts, ts, ts]);
    expect(textOf(cards()[1]!)).toContain("El ferri nocturno");
  });

  test("a reaction in whose channel the history is refused gets a Notice, seen by its author alone", async () => {
    await manage("settings reactions on");
    server.interfere((method) => (method === "conversations.history" ? { error: "missing_scope" } : null));
    const ts = await people.say(`read ${ENGLISH}`, { tell: false });
    await people.react(ts, "newspaper", "U1");
    const notice = await soon(() => workspace().ephemerals[0]);
    expect(notice.user).toBe("U1");
    expect(textOf(notice)).toContain("/summarize");
    expect(cards()).toEqual([]);
  });

  test.each([
    ["mention", () => people.mention(`read ${ENGLISH}`)],
    ["command", () => people.command("/summarize", ENGLISH)],
  ])("❌ by the asker removes the card of a %s, by another it does not", async (_, ask) => {
    await ask();
    const { ts } = await soon(() => cards()[0]);
    await people.react(ts, "x", "U3");
    await people.say("something else");
    expect(cards().length).toBe(1);
    await people.react(ts, "x", "U1");
    await eventually(() => expect(cards()).toEqual([]));
  });

  test("a card follows its source: edited, and deleted", async () => {
    const ts = await people.mention(`read ${ENGLISH}`);
    await soon(() => cards()[0]);
    await people.edit(ts, `<@${workspace().botUser}> read ${SPANISH}`);
    await eventually(() => expect(cards().map((card) => textOf(card).includes("El ferri"))).toEqual([true]));
    await people.erase(ts);
    await eventually(() => expect(cards()).toEqual([]));
  });

  test("buttons work after a restart", async () => {
    await people.command("/summarize", ENGLISH);
    const { ts, blocks } = await soon(() => cards()[0]);
    await restart();
    const long = textOf(cards()[0]!).length;
    const ids = readActionIds(blocks).filter((id) => id.includes(":show:"));
    expect(ids.length).toBeGreaterThan(0);
    await people.click(ts, findElement(blocks, ids[0]!));
    await eventually(() => expect(textOf(cards()[0]!).length).not.toBe(long));
    const entities = readActionIds(blocks).find((id) => id.includes(":entities:"))!;
    await people.click(ts, findElement(blocks, entities), { user: "U3" });
    expect(await soon(() => workspace().ephemerals[0] ?? workspace().responses[0])).toMatchObject({
      user: "U3",
    });
  });

  test("an event that comes again after a restart posts no second card", async () => {
    const id = people.newEventId();
    const text = `<@${workspace().botUser}> ${ENGLISH}`;
    const message = { type: "app_mention", channel: "C1", user: "U1", text, ts: "7.000001" };
    await people.event(message, undefined, id);
    await soon(() => cards()[0]);
    await restart();
    await people.event(message, { attempt: 2, reason: "http_timeout" }, id);
    await people.mention(`read ${SPANISH}`);
    await soon(() => cards()[1]);
    expect(cards().filter(({ thread }) => thread === "7.000001").length).toBe(1);
  });
});

describe("settings", () => {
  test("auto mode: off, hint with 📰, reply in the thread; only for managers to change", async () => {
    await people.command("/news", "settings auto reply", { user: "U2" });
    expect((await soon(() => workspace().responses[0])).user).toBe("U2");
    await people.say(`look ${SPANISH}`, { user: "U1" });
    await manage("settings auto reply");
    expect(cards()).toEqual([]);
    const ts = await people.say(`look ${SPANISH}`, { user: "U1" });
    expect((await soon(() => cards()[0])).thread).toBe(ts);

    await manage("settings auto hint");
    const hinted = await people.say("look <https://harbour.example/es/2>", { user: "U1" });
    await soon(() =>
      workspace()
        .messages.find((message) => message.ts === hinted)
        ?.reactions.get("newspaper"),
    );
  });

  test("links of listed sites unfurl", async () => {
    await people.shareLinks(["https://harbour.example/en/ferry"], "1.000001");
    await manage("settings unfurl harbour.example");
    await people.shareLinks(["https://harbour.example/en/ferry", "https://other.example/1"], "1.000002");
    const { ts, unfurls } = await soon(() => workspace().unfurls[0]);
    expect([ts, Object.keys(unfurls as object)]).toEqual(["1.000002", ["https://harbour.example/en/ferry"]]);
  });

  test("help names commands as they are typed here", async () => {
    await people.command("/news", "help");
    const help = textOf(await soon(() => workspace().responses[0]));
    expect(help).toContain("/summarize");
    expect(help).toContain("/news settings");
    expect(help).not.toMatch(/(^|\s)\/settings/);
  });

  test("the Home tab shows my languages, which its form changes", async () => {
    await people.openHome("U1");
    const { view } = await soon(() => workspace().views[0]);
    const button = findElement(view.blocks as StoredMessage["blocks"], "form:settings.my-languages");
    await people.clickHome(button, "U1");
    const { view: form } = await soon(() => workspace().views[1]);
    const wrong = await people.submit(form, { languages: { input: { value: "Klingonese" } } });
    expect(wrong.payload.errors.languages).toContain("Klingonese");
    const right = await people.submit(form, { languages: { input: { value: "Spanish, French" } } });
    expect(right.payload).toEqual({});
    const after = await soon(() => workspace().views[2]);
    expect(readBlocks(after.view.blocks as StoredMessage["blocks"])).toContain("Spanish");
  });
});
