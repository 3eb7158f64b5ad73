import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BriefCard, Card, NoticeCard, PanelCard } from "../../src/card/card.ts";
import { commands } from "../../src/chat/commands.ts";
import { createSampleChat, type SampleChat, sampleCall, sampleOrigin } from "../support/sample-chat.ts";

let chat: SampleChat;

beforeEach(async () => {
  chat = await createSampleChat();
});
afterEach(() => chat.store.close());

const link = "https://harbour.example/es/ferri";
const manager = sampleOrigin({ mayManage: true });

async function ask(...call: Parameters<typeof sampleCall>) {
  return chat.bot.command(sampleCall(...call));
}

function only<Kind extends Card["kind"]>(cards: readonly Card[], kind: Kind): Extract<Card, { kind: Kind }> {
  expect(cards.map((card) => card.kind)).toEqual([kind]);
  return cards[0] as Extract<Card, { kind: Kind }>;
}

describe("summarize", () => {
  test("quotes the edition in the language of the reader's app", async () => {
    const reply = await ask("summarize", { link });
    const card: BriefCard = only(reply.cards, "brief");
    expect(card.title.text).toBe("El ferri nocturno vuelve a Port Sorrel");
    expect(card.quotes.map(({ text }) => text)).toEqual([
      "The night ferry will sail again from Monday.",
      "It carries 240 passengers and thirty cars.",
      "Captain Ada Quill has waited two years for this.",
    ]);
    expect(card.quotesNote?.text).toContain("English");
    expect(reply).toMatchObject({ audience: "channel", replaces: false });
  });

  test("quotes in the language and length asked for, by name", async () => {
    const reply = await ask("summarize", { link, language: "Arabic", length: 1 });
    const card: BriefCard = only(reply.cards, "brief");
    expect(card.quotes).toMatchObject([{ language: "ar", direction: "rtl" }]);
  });

  test("says so where there is no edition in the language asked for", async () => {
    const reply = await ask("summarize", { link, language: "ja" });
    const card: BriefCard = only(reply.cards, "brief");
    expect(card.notes.join()).toContain("Japanese");
    expect(card.quotes[0]?.language).toBe("es");
  });

  test("answers privately from a message's menu, in the person's language, for each link", async () => {
    const text = "see https://harbour.example/en/ferry and https://harbour.example/es/ferri?utm_source=x";
    const origin = sampleOrigin({ locale: "es-MX" });
    const reply = await ask("summarize", { link: text }, { origin, privately: true });
    expect(reply.audience).toBe("person");
    expect(reply.cards.map(({ kind, locale }) => [kind, locale])).toEqual([
      ["brief", "es-MX"],
      ["brief", "es-MX"],
    ]);
    expect(chat.reader.read).toContain("https://harbour.example/es/ferri");
  });

  test("tells what cannot be read privately, and reads the rest", async () => {
    const failed = await ask("summarize", { link: "https://nowhere.example/x" });
    const notice: NoticeCard = only(failed.cards, "notice");
    expect(failed.audience).toBe("person");
    expect(notice.text).toContain("nowhere.example");
    expect(notice.reference).toBeNull();
    const mixed = await ask("summarize", { link: `https://nowhere.example/x ${link}` });
    expect(mixed.cards.map(({ kind }) => kind)).toEqual(["notice", "brief"]);
  });

  test("reads five links and names the rest", async () => {
    const links = Array.from({ length: 200 }, (_, index) => `https://harbour.example/es/${index}`);
    const reply = await ask("summarize", { link: links.join(" ") });
    expect(reply.cards.filter(({ kind }) => kind === "brief")).toHaveLength(5);
    expect(JSON.stringify(reply.cards.at(-1))).toContain("https://harbour.example/es/5");
    expect(chat.reader.read).toHaveLength(5);
  });

  test("tells that a page is slow", async () => {
    const told: Card[] = [];
    await chat.bot.command(sampleCall("summarize", { link: "https://harbour.example/es/slow" }), (card) =>
      told.push(card),
    );
    expect(only(told, "notice").text).toContain("harbour.example");
  });

  test("answers a bug with a reference", async () => {
    const reply = await ask("summarize", { link: "https://harbour.example/es/bug" });
    expect(only(reply.cards, "notice").reference).toMatch(/^[a-z0-9]{8}$/);
  });

  test("a posted answer is removed by its asker's ❌ and by nobody else's", async () => {
    const reply = await ask("summarize", { link });
    const id = await chat.adapter.post({ channel: "harbour", thread: null }, reply.cards[0]!);
    await reply.posted?.(0, id);
    const react = (person: string) =>
      chat.bot.reactionAdded({
        origin: sampleOrigin({ person }),
        message: id,
        thread: null,
        emoji: "❌",
        author: null,
        readText: async () => null,
      });
    await react("bo");
    expect(chat.adapter.posts.has(id)).toBe(true);
    await react("ada");
    expect(chat.adapter.posts.has(id)).toBe(false);
  });
});

describe("entities and siblings", () => {
  test("names countries in the reader's language, with counts", async () => {
    const reply = await ask("entities", { link }, { origin: sampleOrigin({ locale: "ru" }) });
    const card: PanelCard = only(reply.cards, "panel");
    expect(JSON.stringify(card)).toContain("Венесуэла");
  });

  test("lists editions with reasons", async () => {
    const reply = await ask("siblings", { link });
    const card: PanelCard = only(reply.cards, "panel");
    expect(card.sections[0]?.lines.map(({ href }) => href)).toContain("https://harbour.example/en/ferry");
    expect(card.sections[0]?.lines[0]?.note).toContain("11 of 12 sentences align");
    const arabic = await ask("siblings", { link, language: "ar" });
    expect(only(arabic.cards, "panel").sections[0]?.lines).toHaveLength(1);
  });
});

describe("any command", () => {
  test("help explains every command in the table", async () => {
    const card: PanelCard = only((await ask("help")).cards, "panel");
    for (const { name } of commands) expect(JSON.stringify(card)).toContain(`/${name}`);
    for (const { name } of commands) only((await ask("help", { topic: name })).cards, "panel");
    expect((await ask("help", { topic: "sumarize" })).cards[0]).toMatchObject({
      hint: "Did you mean “summarize”?",
    });
  });

  test("digests and feeds answer that they are not there", async () => {
    const reply = await ask("digest", {}, { subcommand: "list" });
    expect(only(reply.cards, "notice").hint).not.toBeNull();
  });

  test("answers whatever it is given", async () => {
    const value = fc.oneof(
      fc.string({ unit: "binary", maxLength: 5000 }),
      fc.integer(),
      fc.double(),
      fc.boolean(),
    );
    const call = fc.record({
      command: fc.constantFrom(...commands.map(({ name }) => name), "constructor" as "help"),
      subcommand: fc.option(
        fc.oneof(fc.constantFrom("my-languages", "unfurl", "reactions", "auto"), fc.string()),
      ),
      options: fc.dictionary(
        fc.constantFrom(
          "link",
          "language",
          "length",
          "languages",
          "domains",
          "emoji",
          "enabled",
          "topic",
          "mode",
        ),
        value,
      ),
      origin: fc.record({
        locale: fc.oneof(fc.constantFrom("en", "ar", "zh-TW"), fc.string()),
        mayManage: fc.boolean(),
      }),
    });
    await fc.assert(
      fc.asyncProperty(call, async ({ origin, ...made }) => {
        const reply = await chat.bot.command({ ...made, origin: sampleOrigin(origin) });
        expect(reply.cards.length).toBeGreaterThan(0);
        for (const card of reply.cards) if (card.kind === "notice") expect(card.reference).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test("a flood is answered with a polite Notice that says how long to wait; managers are exempt", async () => {
    const limits = {
      person: { capacity: 3, perMinute: 6 },
      channel: { capacity: 100, perMinute: 60 },
      tenant: { capacity: 100, perMinute: 60 },
    };
    const busy = await createSampleChat({ limits });
    const summarize = (origin = sampleOrigin()) =>
      busy.bot.command(sampleCall("summarize", { link }, { origin }));
    const kinds = [];
    for (let count = 0; count < 5; count++) kinds.push((await summarize()).cards[0]?.kind);
    expect(kinds).toEqual(["brief", "brief", "brief", "notice", "notice"]);
    expect(only((await summarize()).cards, "notice").hint).toContain("10 seconds");
    expect((await summarize(manager)).cards[0]?.kind).toBe("brief");
    expect((await summarize(sampleOrigin({ person: "bo" }))).cards[0]?.kind).toBe("brief");
    busy.clock.now += 10_000;
    expect((await summarize()).cards[0]?.kind).toBe("brief");
    await busy.store.close();
  });
});

describe("suggestions", () => {
  test("languages by name in the person's language, the last of a list, time zones", async () => {
    const suggest = (option: string, typed: string, locale = "en") =>
      chat.bot.suggest(sampleCall("summarize", {}, { origin: sampleOrigin({ locale }) }), option, typed);
    expect(await suggest("language", "spa")).toContainEqual({ value: "es", label: "Spanish" });
    expect(await suggest("language", "ukr", "de")).toContainEqual({ value: "uk", label: "Ukrainisch" });
    expect((await suggest("languages", "es, fren"))[0]?.value).toBe("es, fr");
    expect((await suggest("timezone", "new yo"))[0]?.value).toBe("America/New_York");
    expect((await suggest("language", "")).length).toBeLessThanOrEqual(25);
    expect(await suggest("language", "\u0000".repeat(5000))).toEqual([]);
  });
});
