import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Origin } from "../../src/chat/bot.ts";
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
const manager = sampleOrigin({ mayManage: true, person: "boss" });

const set = (subcommand: string, options: Record<string, string | boolean>) =>
  chat.bot.command(sampleCall("settings", options, { subcommand, origin: manager }));
const say = (text: string | null, fields: Parameters<typeof sampleMessage>[1] = {}) =>
  chat.bot.messagePosted(sampleMessage(text, fields));
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

describe("reactions", () => {
  test("mean nothing until they are turned on, except in a conversation with the bot alone", async () => {
    await react("📰", es);
    expect(shown()).toEqual([]);
    await react("📰", es, { origin: sampleOrigin({ direct: true, channel: "dm" }) });
    expect(shown()).toEqual([es]);
  });

  test("show a card, a flag's language, entities or siblings", async () => {
    await set("reactions", { enabled: true });
    await react("📰", es);
    await react("🇸🇦", es);
    await react("🏷️", es);
    await react("🔁", es);
    const cards = [...chat.adapter.posts.values()].map(({ card }) => card);
    expect(cards.map(({ kind }) => kind)).toEqual(["brief", "brief", "panel", "panel"]);
    expect(cards[1]).toMatchObject({ quotes: [{ language: "ar" }, {}, {}] });
    expect([...chat.adapter.posts.values()].every(({ target }) => target.thread === "m1")).toBe(true);
  });

  test("of several people at once make one card; all others are ignored", async () => {
    await set("reactions", { enabled: true });
    const people = Array.from({ length: 20 }, (_, index) => sampleOrigin({ person: `p${index}` }));
    await Promise.all(people.map((origin) => react("📰", es, { origin })));
    await Promise.all(["😀", "👍", "🇪🇺", "x", ""].map((emoji) => react(emoji, es)));
    await react("📰", "no link here");
    expect(shown()).toEqual([es]);
    expect(whispered()).toEqual([]);
  });

  test("on the bot's own card: a flag gives it in that language", async () => {
    await set("reactions", { enabled: true });
    await say(es);
    await react("🇪🇸", null, { message: "p1" });
    expect(shown()).toEqual([es, es]);
  });

  test("may be the channel's own", async () => {
    await set("reactions", { enabled: true, emoji: "👀=card 📰=siblings" });
    await react("👀", es);
    await react("📰", es);
    expect([...chat.adapter.posts.values()].map(({ card }) => card.kind)).toEqual(["brief", "panel"]);
  });

  test("where the platform refuses the text, the one who reacted is told", async () => {
    await set("reactions", { enabled: true });
    await react("📰", null);
    expect(whispered()).toHaveLength(1);
  });

  test("❌ removes: by the asker, the message's author or a manager, not by others", async () => {
    await set("reactions", { enabled: true });
    const ada = sampleOrigin();
    const remove = (origin: Origin, message: string) => react("❌", null, { origin, message, author: "bo" });
    await react("📰", es, { origin: ada });
    await remove(sampleOrigin({ person: "eve" }), "p1");
    await remove(sampleOrigin({ person: "eve" }), "m1");
    expect(shown()).toEqual([es]);
    await remove(ada, "p1");
    expect(shown()).toEqual([]);
    await react("📰", es, { origin: ada });
    await remove(sampleOrigin({ person: "bo" }), "m1");
    expect(shown()).toEqual([]);
    await react("📰", es, { origin: ada });
    await remove(manager, "p3");
    expect(shown()).toEqual([]);
  });

  test("the asker keeps the right to remove a card that followed an edit", async () => {
    await set("reactions", { enabled: true });
    await react("📰", es, { origin: sampleOrigin({ person: "carl" }) });
    await chat.bot.messageEdited({
      origin: sampleOrigin({ person: "bo" }),
      message: "m1",
      thread: null,
      text: "https://harbour.example/en/ferry",
      addressed: false,
      automated: false,
    });
    expect(shown()).toEqual(["https://harbour.example/en/ferry"]);
    await react("❌", null, { origin: sampleOrigin({ person: "carl" }), message: "p1", author: null });
    expect(shown()).toEqual([]);
  });

  test("a storm of them is cut short with one Notice", async () => {
    const limits = {
      person: { capacity: 2, perMinute: 1 },
      channel: { capacity: 100, perMinute: 60 },
      tenant: { capacity: 100, perMinute: 60 },
    };
    const busy = await createSampleChat({ limits }, chat);
    await set("reactions", { enabled: true });
    for (let count = 0; count < 10; count++)
      await busy.bot.reactionAdded(
        sampleReaction("📰", `https://harbour.example/es/${count}`, { message: `m${count}` }),
      );
    expect(shown()).toHaveLength(2);
    expect(whispered()).toHaveLength(1);
  });
});
