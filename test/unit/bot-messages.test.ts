import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DeliveryError } from "../../src/chat/chat-adapter.ts";
import { forgetOld } from "../../src/store/forget-old.ts";
import {
  createSampleChat,
  type SampleChat,
  sampleCall,
  sampleMessage,
  sampleOrigin,
  sampleReaction,
} from "../support/sample-chat.ts";

let chat: SampleChat;

beforeEach(async () => {
  chat = await createSampleChat();
});
afterEach(() => chat.store.close());

const es = "https://harbour.example/es/ferri";
const en = "https://harbour.example/en/ferry";
const manager = sampleOrigin({ mayManage: true, person: "boss" });

const set = (subcommand: string, options: Record<string, string | boolean>) =>
  chat.bot.command(sampleCall("settings", options, { subcommand, origin: manager }));
const say = (text: string | null, fields: Parameters<typeof sampleMessage>[1] = {}) =>
  chat.bot.messagePosted(sampleMessage(text, fields));
const overhear = (text: string, message = "m1") => say(text, { addressed: false, message });
const react = (emoji: string, text: string | null, fields: Parameters<typeof sampleReaction>[2] = {}) =>
  chat.bot.reactionAdded(sampleReaction(emoji, text, fields));

/** What stands in the channel: each card's title, panel title or notice. */
function shown(): string[] {
  return [...chat.adapter.posts.values()].map(({ card }) =>
    card.kind === "brief"
      ? (card.title.href ?? card.title.text)
      : card.kind === "notice"
        ? card.text
        : card.title,
  );
}
function whispered(): string[] {
  return chat.adapter.whispered.map(({ card }) => (card.kind === "notice" ? card.text : card.kind));
}

describe("a message to the bot", () => {
  test("gets a card for each of its links, in its thread, in order", async () => {
    await say(`look: ${es} and (${en}?utm_source=feed)`);
    expect(shown()).toEqual([es, en]);
    expect([...chat.adapter.posts.values()].map(({ target }) => target)).toEqual([
      { channel: "harbour", thread: "m1" },
      { channel: "harbour", thread: "m1" },
    ]);
  });

  test("counts links that differ only in tracking parameters once", async () => {
    await say(`${es}?utm_source=a ${es}?fbclid=b ${es}#top ${es}`);
    expect(shown()).toHaveLength(1);
  });

  test("gets five cards at most; the rest is named to its author alone", async () => {
    await say(Array.from({ length: 200 }, (_, index) => `https://harbour.example/es/${index}`).join("\n"));
    expect(shown()).toHaveLength(5);
    expect(whispered()).toHaveLength(1);
    expect(whispered()[0]).toContain("https://harbour.example/es/5");
  });

  test("that is an article gets its card; a short one without links a hint", async () => {
    await say("El ferri nocturno volverá a zarpar. ".repeat(20));
    expect(shown()).toHaveLength(1);
    await say("hello there", { message: "m2" });
    expect(shown()).toHaveLength(1);
    expect(whispered()).toHaveLength(1);
  });

  test("whose link cannot be read is told to its author alone", async () => {
    await say(`https://nowhere.example/x ${es}`);
    expect(shown()).toEqual([es]);
    expect(whispered()[0]).toContain("nowhere.example");
  });

  test("whose text the platform withheld is told so", async () => {
    await say(null);
    expect(whispered()).toHaveLength(1);
  });

  test("from a bot is ignored", async () => {
    await say(es, { automated: true });
    await chat.bot.messageEdited(sampleMessage(es, { automated: true }));
    expect(shown()).toEqual([]);
  });

  test("that meets a bug or a refusal is answered with a whisper, and the bot goes on", async () => {
    await say("https://harbour.example/es/bug");
    expect(chat.adapter.whispered[0]?.card).toMatchObject({
      kind: "notice",
      reference: expect.stringMatching(/^[a-z0-9]{8}$/),
    });
    chat.adapter.refuse = new DeliveryError("missing permission", true);
    await say(es, { message: "m2" });
    expect(whispered()[1]).toContain("may not post");
    chat.adapter.refuse = null;
    await say(es, { message: "m3" });
    expect(shown()).toEqual([es]);
  });
});

describe("auto mode", () => {
  test("is off until somebody turns it on", async () => {
    await overhear(es);
    expect(shown()).toEqual([]);
    expect(chat.reader.read).toEqual([]);
  });

  test("hint: the bot reacts to foreign links only, once for a message", async () => {
    await set("auto", { mode: "hint" });
    await set("channel-languages", { languages: "en, fr" });
    await overhear(en, "m1");
    await overhear(`${es} https://harbour.example/ar/x`, "m2");
    expect(chat.adapter.reacted).toEqual([{ message: "m2", emoji: "📰" }]);
    expect(shown()).toEqual([]);
    await react("📰", es, { message: "m2" });
    expect(shown()).toEqual([es]);
  });

  test("reply: a card for foreign links only, in the channel's language, failures silent", async () => {
    await set("auto", { mode: "reply" });
    await set("channel-languages", { languages: "ar" });
    await overhear(`${es} https://nowhere.example/x https://harbour.example/ar/x`);
    expect(shown()).toEqual([es]);
    const [post] = chat.adapter.posts.values();
    expect(post?.card).toMatchObject({ locale: "ar", quotes: [{ language: "ar" }, {}, {}] });
    expect(whispered()).toEqual([]);
  });

  test("a message without links costs nothing", async () => {
    await set("auto", { mode: "reply" });
    await overhear("El ferri nocturno volverá a zarpar. ".repeat(40));
    expect(shown()).toEqual([]);
  });
});

describe("cards follow their message", () => {
  test("edited to another link: the card becomes that link's, in place", async () => {
    await say(es);
    await chat.bot.messageEdited(sampleMessage(`sorry, ${en}`));
    expect(shown()).toEqual([en]);
    expect(chat.adapter.updates).toEqual(["p1"]);
    await chat.bot.messageEdited(sampleMessage(`sorry, ${en} `));
    expect(chat.adapter.updates).toEqual(["p1"]);
  });

  test("a link more is a card more, a link less a card less", async () => {
    await say(es);
    await chat.bot.messageEdited(sampleMessage(`${es} ${en}`));
    expect(shown()).toEqual([es, en]);
    await chat.bot.messageEdited(sampleMessage(en));
    expect(shown()).toEqual([en]);
    await chat.bot.messageEdited(sampleMessage("nothing"));
    expect(shown()).toEqual([]);
  });

  test("an edit of what the bot never answered is no matter", async () => {
    await set("auto", { mode: "reply" });
    await chat.bot.messageEdited(sampleMessage(es, { addressed: false }));
    expect(shown()).toEqual([]);
  });

  test("in auto mode, edited to what everybody here reads: the card goes", async () => {
    await set("auto", { mode: "reply" });
    await set("channel-languages", { languages: "en" });
    await overhear(es);
    expect(shown()).toEqual([es]);
    await chat.bot.messageEdited(sampleMessage("https://harbour.example/ar/x", { addressed: false }));
    expect(shown()).toEqual(["https://harbour.example/ar/x"]);
    await chat.bot.messageEdited(sampleMessage(en, { addressed: false }));
    expect(shown()).toEqual([]);
  });

  test("deleted: its cards go, even where they are still being made", async () => {
    const posting = say(`${es} ${en}`);
    const deleting = chat.bot.messageDeleted(
      { platform: "web", tenant: "web:one", channel: "harbour" },
      "m1",
    );
    await Promise.all([posting, deleting]);
    expect(shown()).toEqual([]);
    expect(await chat.store.messages.answers({ platform: "web", channel: "harbour" }, "m1")).toEqual([]);
  });

  test("for as long as the operator keeps them", async () => {
    const place = { platform: "web", channel: "harbour" };
    await say(es);
    chat.clock.now += 91 * 24 * 3_600_000;
    await say(en, { message: "m2" });
    await forgetOld(chat.store, { textDays: 30, articleDays: 365, historyDays: 90 }, chat.clock.now);
    expect(await chat.store.messages.answers(place, "m1")).toEqual([]);
    expect(await chat.store.messages.answers(place, "m2")).toHaveLength(1);
  });

  test("after a restart as well", async () => {
    await say(es);
    const again = await createSampleChat({}, chat);
    await again.bot.messageDeleted({ platform: "web", tenant: "web:one", channel: "harbour" }, "m1");
    expect(shown()).toEqual([]);
  });
});

describe("unfurling", () => {
  test("only the listed sites' links", async () => {
    const links = [es, "https://news.harbour.example/es/x", "https://notharbour.example/es/y"];
    expect(await chat.bot.unfurl(sampleOrigin(), links)).toEqual(new Map());
    await set("unfurl", { domains: "https://www.harbour.example/, other.example" });
    const cards = await chat.bot.unfurl(sampleOrigin(), links);
    expect([...cards.keys()]).toEqual([es]);
    expect(chat.reader.read).toEqual([es, "https://news.harbour.example/es/x"]);
  });
});
