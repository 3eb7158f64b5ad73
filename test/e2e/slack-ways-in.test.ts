import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { encodePlace } from "../../adapters/slack/ids.ts";
import { createRecordingBot, type RecordingBot } from "../support/recording-bot.ts";
import {
  sampleBriefCard,
  sampleButton,
  sampleMenu,
  sampleNoticeCard,
  samplePanelCard,
} from "../support/sample-cards.ts";
import { findElement, readBlocks } from "../support/slack-server/read-blocks.ts";
import { eventually, soon } from "../support/slack-server/soon.ts";
import { type Stage, stageSocketMode } from "../support/slack-server/start-adapter.ts";
import type { Block } from "../support/slack-server/state.ts";

const LINK = "https://harbour.example/ferry?a=1&b=2";
const MARKUP = `<${LINK.replace("&", "&amp;")}|harbour.example>`;
const channel = encodePlace({ team: "T1", id: "C1" });

let stage: Stage;
let bot: RecordingBot;
const workspace = () => stage.server.workspace;

async function start(reply?: Parameters<typeof createRecordingBot>[0]): Promise<void> {
  stage = await stageSocketMode();
  bot = createRecordingBot(reply);
  await stage.adapter.start(bot);
}

beforeEach(() => start());
afterEach(() => stage.close());

/** Replaces the stage of beforeEach by one whose bot answers so. */
async function answering(reply: NonNullable<Parameters<typeof createRecordingBot>[0]>): Promise<void> {
  await stage.close();
  await start(reply);
}

describe("slash commands", () => {
  test("/summarize takes a link in Slack's markup, a language and a length", async () => {
    const { after, payload } = await stage.people.command("/summarize", `${MARKUP} in Spanish 5`, {
      user: "U2",
    });
    expect(after).toBeLessThan(1_000);
    expect(payload).toEqual({});
    const call = await soon(() => bot.commands[0]!);
    expect(call).toMatchObject({
      command: "summarize",
      subcommand: null,
      options: { link: LINK, language: "Spanish", length: 5 },
    });
    expect(call.origin).toEqual({
      platform: "slack",
      tenant: "slack:T1",
      channel,
      person: encodePlace({ team: "T1", id: "U2" }),
      locale: "es-ES",
      mayManage: false,
      mayManageTenant: false,
      roles: [],
      direct: false,
      isPrivate: false,
    });
  });

  test.each([
    ["entities https://harbour.example/1", "entities", null],
    ["siblings https://harbour.example/1", "siblings", null],
    ["digest add 08:00", "digest", "add"],
    ["feeds list", "feeds", "list"],
    ["settings my-languages en, es", "settings", "my-languages"],
    ["privacy forget-me", "privacy", "forget-me"],
    ["help", "help", null],
    ["", "help", null],
  ])("/news %s", async (text, command, subcommand) => {
    await stage.people.command("/news", text);
    expect(await soon(() => bot.commands[0]!)).toMatchObject({ command, subcommand });
  });

  test("a mistyped word is answered with the nearest one, to the one who typed it", async () => {
    await stage.people.command("/news", "entitis https://harbour.example/1", { user: "U2" });
    const shown = await soon(() => workspace().responses[0]!);
    expect(shown.arguments.response_type).toBe("ephemeral");
    expect(readBlocks(shown.blocks)).toContain("entities");
    expect(bot.commands).toEqual([]);
  });

  test("admins and the channel's creator may manage it, others not", async () => {
    await stage.people.command("/news", "settings", { user: "U1", channel: "C2" });
    await stage.people.command("/news", "settings", { user: "U2", channel: "C2" });
    await stage.people.command("/news", "settings", { user: "U2", channel: "C1" });
    await eventually(() => expect(bot.commands.length).toBe(3));
    const may = Object.fromEntries(
      bot.commands.map(({ origin }) => [`${origin.person} ${origin.channel}`, origin.mayManage]),
    );
    expect(may).toEqual({
      "slack:T1:U1 slack:T1:C2": true,
      "slack:T1:U2 slack:T1:C2": true,
      "slack:T1:U2 slack:T1:C1": false,
    });
  });

  test("is acknowledged at once while the work goes on, which is said if it takes long", async () => {
    let finish = () => {};
    const reply = { cards: [sampleBriefCard()], audience: "channel", replaces: false } as const;
    bot.command = (_, progress) => {
      progress?.(sampleNoticeCard({ tone: "info", text: "Reading harbour.example" }));
      return new Promise((resolve) => {
        finish = () => resolve(reply);
      });
    };
    const { after } = await stage.people.command("/summarize", MARKUP);
    expect(after).toBeLessThan(500);
    const waiting = await soon(() => workspace().responses[0]!);
    expect(readBlocks(waiting.blocks)).toContain("Reading harbour.example");
    finish();
    expect(readBlocks((await soon(() => workspace().messages[0]!)).blocks)).toContain("Night ferry");
  });

  test("an answer for everybody reaches a channel where the bot is no member, by the response_url", async () => {
    await stage.people.command("/summarize", MARKUP, { channel: "C3" });
    const shown = await soon(() => workspace().responses[0]!);
    expect(shown.arguments).toMatchObject({
      response_type: "in_channel",
      unfurl_links: false,
      unfurl_media: false,
    });
    expect(workspace().messages).toEqual([]);
  });

  test("an answer for one person is ephemeral", async () => {
    await answering({
      cards: [sampleNoticeCard({ text: "Only for you" })],
      audience: "person",
      replaces: false,
    });
    await stage.people.command("/news", "settings");
    const shown = await soon(() => workspace().responses[0]!);
    expect(shown.arguments.response_type).toBe("ephemeral");
    expect(readBlocks(shown.blocks)).toContain("Only for you");
    expect(workspace().messages).toEqual([]);
  });
});

describe("shortcuts", () => {
  test("the message shortcut brings the message itself; no history is read", async () => {
    const ts = await stage.people.say(`look ${MARKUP}`, { tell: false, user: "U2" });
    const { after } = await stage.people.chooseMessage(ts);
    expect(after).toBeLessThan(1_000);
    const message = await soon(() => bot.posted[0]!);
    expect(message).toMatchObject({ message: ts, text: `look ${LINK}`, addressed: true, thread: null });
    expect(message.origin.person).toBe("slack:T1:U1");
    expect(workspace().calls.map(({ method }) => method)).not.toContain("conversations.history");
  });

  test("the message shortcut works where the bot is no member", async () => {
    const ts = await stage.people.say(`look ${MARKUP}`, { tell: false, channel: "C3" });
    await stage.people.chooseMessage(ts);
    const call = await soon(() => bot.commands[0]!);
    expect(call).toMatchObject({ command: "summarize", options: { link: LINK } });
    await eventually(() => expect(workspace().responses.length).toBe(1));
    const linkless = await stage.people.say("no link", { tell: false, channel: "C3" });
    await stage.people.chooseMessage(linkless);
    expect((await soon(() => workspace().responses[1])).arguments.response_type).toBe("ephemeral");
    expect(bot.commands.length).toBe(1);
  });

  test("the global shortcut opens a form that is checked in place, and answers where it was asked to", async () => {
    const { after } = await stage.people.globalShortcut("U2");
    expect(after).toBeLessThan(1_000);
    const { view, kind } = await soon(() => workspace().views[0]!);
    expect(kind).toBe("open");
    const wrong = await stage.people.submit(
      view,
      { link: input("not a link"), length: input("99") },
      { user: "U2" },
    );
    expect(wrong.payload.response_action).toBe("errors");
    expect(Object.keys(wrong.payload.errors)).toEqual(["link", "length"]);
    expect(bot.commands).toEqual([]);

    const right = {
      link: input(LINK),
      language: option("es"),
      length: input("3"),
      channel: conversation("C1"),
    };
    const sent = await stage.people.submit(view, right, { user: "U2", channel: "C1" });
    expect(sent.after).toBeLessThan(1_000);
    expect(sent.payload).toEqual({});
    const call = await soon(() => bot.commands[0]!);
    expect(call.options).toEqual({ link: LINK, language: "es", length: 3 });
    expect(call.origin.channel).toBe(channel);
    await eventually(() => expect(workspace().messages.length).toBe(1));
  });

  test("the form offers languages while one types", async () => {
    await stage.people.globalShortcut();
    const { view } = await soon(() => workspace().views[0]!);
    const { payload } = await stage.people.suggest(view, "language", "sp");
    expect(payload.options).toEqual([
      { text: { type: "plain_text", text: "Spanish sp", emoji: false }, value: "es" },
    ]);
  });
});

describe("mentions and messages", () => {
  test("a mention comes as two events and is told once, with links spelled out", async () => {
    const ts = await stage.people.mention(`read ${MARKUP}`);
    await stage.people.say("afterwards");
    await eventually(() => expect(bot.posted.length).toBe(2));
    expect(bot.posted[0]).toMatchObject({ message: ts, text: `read ${LINK}`, addressed: true, thread: null });
  });

  test("a direct message addresses the bot, in a tenant of its own", async () => {
    await stage.people.say(`read ${MARKUP}`, { channel: "D2", user: "U2" });
    const message = await soon(() => bot.posted[0]!);
    expect(message).toMatchObject({ addressed: true, origin: { direct: true, mayManage: true } });
    expect(message.origin.tenant).toBe("slack:T1:D2");
  });

  test("other messages are told too, unaddressed, for the channel's auto mode; in a thread with it", async () => {
    const root = await stage.people.say("a root");
    await stage.people.say(`read ${MARKUP}`, { thread: root });
    const message = await soon(() => bot.posted[1]!);
    expect(message).toMatchObject({ addressed: false, automated: false, thread: root });
  });

  test("edits that change words and deletions are told, other changes are not", async () => {
    const ts = await stage.people.say(`read ${MARKUP}`);
    await stage.people.edit(ts, workspace().messages[0]!.text);
    await stage.people.edit(ts, "nothing any more");
    await stage.people.erase(ts);
    await eventually(() => expect(bot.deleted).toEqual([ts]));
    expect(bot.edited.map(({ message, text }) => [message, text])).toEqual([[ts, "nothing any more"]]);
  });
});

describe("reactions", () => {
  test.each([
    ["newspaper", "📰"],
    ["flag-es", "🇪🇸"],
    ["es", "🇪🇸"],
    ["us", "🇺🇸"],
    ["label", "🏷️"],
    ["repeat", "🔁"],
    ["x", "❌"],
  ])(":%s: is %s, with the link from memory", async (name, emoji) => {
    const root = await stage.people.say("a root");
    const ts = await stage.people.say(`read ${MARKUP}`, { user: "U2", thread: root });
    await stage.people.react(ts, name, "U1");
    const reaction = await soon(() => bot.reactions[0]!);
    expect(reaction).toMatchObject({ emoji, message: ts, thread: root, author: "slack:T1:U2" });
    expect(reaction.origin).toMatchObject({ person: "slack:T1:U1", channel, locale: "en-US" });
    expect(await reaction.readText()).toContain(LINK);
    expect(workspace().calls.map(({ method }) => method)).not.toContain("conversations.history");
  });

  test("an unknown message is looked up in the history once; a refusal gives no text", async () => {
    const ts = await stage.people.say(`read ${MARKUP}`, { tell: false });
    await stage.people.react(ts, "newspaper", "U2");
    const reaction = await soon(() => bot.reactions[0]!);
    expect(await reaction.readText()).toContain(LINK);
    expect(await reaction.readText()).toContain(LINK);
    const looks = () => workspace().calls.filter(({ method }) => method === "conversations.history").length;
    expect(looks()).toBe(1);

    stage.server.interfere((method) =>
      method === "conversations.history" ? { error: "missing_scope" } : null,
    );
    const other = await stage.people.say(`read ${MARKUP}`, { tell: false });
    await stage.people.react(other, "newspaper", "U2");
    expect(await (await soon(() => bot.reactions[1]!)).readText()).toBeNull();
  });

  test("a card in a thread's reply is posted to that thread", async () => {
    const root = await stage.people.say("a root");
    const reply = await stage.people.say(`read ${MARKUP}`, { thread: root });
    await eventually(() => expect(bot.posted.length).toBe(2));
    await stage.adapter.post({ channel, thread: reply }, sampleBriefCard());
    expect(workspace().messages.at(-1)?.thread).toBe(root);
  });
});

describe("link_shared", () => {
  test("unfurls the links that the workspace wants, and no others", async () => {
    const other = "https://elsewhere.example/";
    bot.unfurl = async (_, links) =>
      new Map(links.filter((link) => link === LINK).map((link) => [link, sampleBriefCard()] as const));
    await stage.people.shareLinks([LINK, other], "1.000001");
    const unfurl = await soon(() => workspace().unfurls[0]!);
    expect(unfurl).toMatchObject({ channel: "C1", ts: "1.000001" });
    expect(Object.keys(unfurl.unfurls as object)).toEqual([LINK]);
  });

  test("asks nothing of Slack where nothing is wanted", async () => {
    await stage.people.shareLinks([LINK], "1.000001");
    await stage.people.say("afterwards");
    await eventually(() => expect(bot.posted.length).toBe(1));
    expect(workspace().unfurls).toEqual([]);
  });
});

describe("App Home", () => {
  test("shows the person's page in their workspace, with forms to change it", async () => {
    const home = vi.fn(bot.home);
    bot.home = home;
    await stage.people.openHome("U2");
    const { kind, user, view } = await soon(() => workspace().views[0]!);
    expect([kind, user]).toEqual(["publish", "U2"]);
    expect(home.mock.calls[0]?.[0]).toMatchObject({
      tenant: "slack:T1",
      person: "slack:T1:U2",
      locale: "es-ES",
    });
    expect(readBlocks(view.blocks as Block[])).toContain("Home");
  });

  test("my languages: a form, what the bot objects to is shown in it, and the page follows", async () => {
    await stage.people.openHome("U2");
    const { view: home } = await soon(() => workspace().views[0]!);
    await stage.people.clickHome(findElement(home.blocks as Block[], "form:settings.my-languages"), "U2");
    const { view } = await soon(() => workspace().views[1]!);
    const problem = sampleNoticeCard({ tone: "problem", text: "I do not know Klingonese", hint: null });
    const command = bot.command;
    bot.command = async () => ({ cards: [problem], audience: "person", replaces: false });
    const wrong = await stage.people.submit(view, { languages: input("Klingonese") }, { user: "U2" });
    expect(wrong.payload).toEqual({
      response_action: "errors",
      errors: { languages: "I do not know Klingonese" },
    });
    bot.command = command;
    await stage.people.submit(view, { languages: input("en, es") }, { user: "U2" });
    const call = await soon(() => bot.commands[0]!);
    expect(call).toMatchObject({
      command: "settings",
      subcommand: "my-languages",
      options: { languages: "en, es" },
    });
    await eventually(() => expect(workspace().views.at(-1)?.kind).toBe("publish"));
  });

  test("a channel's settings in two steps, each checked in place", async () => {
    await stage.people.openHome();
    const { view: home } = await soon(() => workspace().views[0]!);
    await stage.people.clickHome(findElement(home.blocks as Block[], "form:change"));
    const { view: first } = await soon(() => workspace().views[1]!);
    const empty = await stage.people.submit(first, {});
    expect(empty.payload.errors).toHaveProperty("channel");
    const chosen = { channel: conversation("C2"), target: option("digest.add") };
    const { payload } = await stage.people.submit(first, chosen);
    expect(payload.response_action).toBe("update");
    const missing = await stage.people.submit(payload.view, { entries: input("many") });
    expect(Object.keys(missing.payload.errors)).toEqual(["time", "entries"]);
    await stage.people.submit(payload.view, {
      time: input("08:00"),
      source: option("feeds"),
      entries: input("5"),
    });
    const call = await soon(() => bot.commands[0]!);
    expect(call).toMatchObject({
      command: "digest",
      subcommand: "add",
      options: { time: "08:00", source: "feeds", entries: 5 },
    });
    expect(call.origin).toMatchObject({ channel: "slack:T1:C2", tenant: "slack:T1", mayManage: true });
  });

  test("a button of the page answers in the person's own conversation, and the page follows", async () => {
    const forget = sampleButton("Forget me");
    bot.home = async () => samplePanelCard({ title: "Home", actions: [forget] });
    await stage.people.openHome("U2");
    const { view } = await soon(() => workspace().views[0]!);
    await stage.people.clickHome(findElement(view.blocks as Block[], forget.id), "U2");
    expect(await soon(() => bot.actions[0]!)).toMatchObject({
      id: forget.id,
      origin: { tenant: "slack:T1" },
    });
    expect((await soon(() => workspace().messages[0]!)).channel).toBe("D2");
    await soon(() => workspace().views[1]);
  });
});

describe("replies", () => {
  test("tell the bot which message their card became", async () => {
    const posted: [number, string][] = [];
    await answering({
      cards: [sampleBriefCard(), sampleNoticeCard()],
      audience: "channel",
      replaces: false,
      posted: async (card, message) => void posted.push([card, message]),
    });
    await stage.people.command("/summarize", MARKUP);
    await eventually(() => expect(posted.length).toBe(2));
    expect(posted).toEqual(workspace().messages.map(({ ts }, index) => [index, ts]));
  });

  test.each([
    ["person", "D2"],
    ["channel", "C1"],
  ] as const)("bring their files to the %s", async (audience, place) => {
    const file = { name: "feeds.opml", mediaType: "text/x-opml", content: "<opml>é</opml>" };
    await answering({ cards: [sampleNoticeCard()], audience, replaces: false, files: [file] });
    await stage.people.command("/news", "feeds export", { user: "U2" });
    const { name, content, channel: to } = await soon(() => workspace().files[0]);
    expect([name, content, to]).toEqual(["feeds.opml", file.content, place]);
  });

  test("an image that Slack refuses does not lose an answer by response_url", async () => {
    const card = sampleBriefCard({ image: "https://pictures.unfetchable.example/1.jpg" });
    await answering({ cards: [card], audience: "person", replaces: false });
    await stage.people.command("/summarize", MARKUP);
    expect(readBlocks((await soon(() => workspace().responses[0])).blocks)).toContain("Night ferry");
  });

  test("a card that was posted where the bot is no member is replaced by the response_url", async () => {
    const changed = sampleNoticeCard({ text: "Now longer" });
    await answering({ cards: [changed], audience: "channel", replaces: true });
    await stage.people.click("9.000009", { type: "button", action_id: "1:x" }, { channel: "C3" });
    expect((await soon(() => workspace().responses[0])).arguments.replace_original).toBe(true);
  });

  test("an expired response_url is no loss", async () => {
    await answering({ cards: [sampleNoticeCard()], audience: "person", replaces: false });
    stage.server.expireResponses();
    await stage.people.command("/news", "settings", { user: "U2" });
    expect(await soon(() => workspace().ephemerals[0])).toMatchObject({ user: "U2", channel: "C1" });
  });
});

describe("buttons and menus", () => {
  const button = sampleButton("Longer");
  const menu = sampleMenu(["es", "fr"]);
  const clicked = sampleBriefCard({ actions: [button, menu] });
  const changed = sampleNoticeCard({ text: "Now longer" });

  test("a click on a card that was posted before this process began takes its place", async () => {
    const ts = await stage.adapter.post({ channel, thread: null }, clicked);
    const { server } = stage;
    await answering({ cards: [changed], audience: "channel", replaces: true });
    workspace().messages.push(server.workspace.messages[0]!);
    const element = findElement(workspace().messages[0]!.blocks, button.id);
    const { after } = await stage.people.click(ts, element);
    expect(after).toBeLessThan(1_000);
    expect(await soon(() => bot.actions[0]!)).toMatchObject({ id: button.id, value: null });
    await eventually(() => expect(readBlocks(workspace().messages[0]!.blocks)).toContain("Now longer"));
  });

  test("a choice from a menu brings its value", async () => {
    const ts = await stage.adapter.post({ channel, thread: null }, clicked);
    await stage.people.click(ts, findElement(workspace().messages[0]!.blocks, menu.id), { value: "fr" });
    expect(await soon(() => bot.actions[0]!)).toMatchObject({ id: menu.id, value: "fr" });
  });

  test("an answer for everybody goes below the card, one for a person is seen by them alone", async () => {
    const ts = await stage.adapter.post({ channel, thread: null }, clicked);
    const element = findElement(workspace().messages[0]!.blocks, button.id);
    await stage.people.click(ts, element, { user: "U2" });
    await eventually(() => expect(workspace().messages[1]?.thread).toBe(ts));
    bot.action = async () => ({ cards: [changed], audience: "person", replaces: false });
    await stage.people.click(ts, element, { user: "U2" });
    const shown = await soon(() => workspace().ephemerals[0]!);
    expect(shown).toMatchObject({ user: "U2", thread: ts });
  });

  test("an ephemeral card is replaced by its response_url", async () => {
    await answering({ cards: [changed], audience: "person", replaces: true });
    const element = { type: "button", action_id: button.id };
    await stage.people.click("9.000009", element, { ephemeral: true });
    const shown = await soon(() => workspace().responses[0]!);
    expect(shown.arguments.replace_original).toBe(true);
    expect(readBlocks(shown.blocks)).toContain("Now longer");
  });
});

const input = (value: string) => ({ input: { type: "plain_text_input", value } });
const option = (value: string) => ({ input: { type: "static_select", selected_option: { value } } });
const conversation = (id: string) => ({ input: { type: "conversations_select", selected_conversation: id } });
