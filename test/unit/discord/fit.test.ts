import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipEscaped, joinWhole } from "../../../adapters/discord/fit.ts";
import { DESCRIPTION_ROOM, LIMITS } from "../../../adapters/discord/limits.ts";
import { encodeMark, hasMark, markDelivery } from "../../../adapters/discord/mark-delivery.ts";
import { renderCard } from "../../../adapters/discord/render.ts";
import { threadName } from "../../../adapters/discord/thread-name.ts";
import { checkMessage } from "../../support/discord-server/check-message.ts";
import { readEmbeds, readMarkdown } from "../../support/discord-server/read-markdown.ts";
import { hardCards } from "../../support/hard-cards.ts";
import {
  sampleBriefCard,
  sampleDigestCard,
  sampleNoticeCard,
  sampleQuote,
} from "../../support/sample-cards.ts";

describe("what is too long", () => {
  test("is clipped by what it measures once escaped, never inside an escape", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const clipped = clipEscaped(text, limit);
        expect(clipped.length).toBeLessThanOrEqual(limit);
        expect(readMarkdown(clipped).alive).toEqual([]);
      }),
    );
    expect(clipEscaped("*".repeat(50), 20)).toBe(`${"\\*".repeat(9)}…`);
  });

  test("lists keep whole parts, in order, and say that some are missing", () => {
    expect(joinWhole(["aaa", "bbb", "cc"], ", ", 12)).toBe("aaa, bbb, cc");
    expect(joinWhole(["aaa", "bbbbbbbb", "cc"], ", ", 12)).toBe("aaa, cc, …");
    expect(joinWhole(["", "a"], ", ", 9)).toBe("a");
    expect(joinWhole(["x".repeat(20)], ", ", 9)).toBe("…");
  });

  test("quotes give up their links before a sentence is left out", () => {
    const href = `https://harbour.example/#:~:text=${"x".repeat(600)}`;
    const quotes = Array.from({ length: 7 }, (_, i) =>
      sampleQuote(`Sentence ${i} ${"w".repeat(300)}.`, { href }),
    );
    const read = readEmbeds(renderCard(sampleBriefCard({ quotes })).embeds);
    for (const { text } of quotes) expect(read.text).toContain(text);
    expect(read.links).toContain("https://harbour.example/ferry");
    expect(read.links).not.toContain(href);
  });

  test("a digest's last entries lose detail; every entry keeps its headline and link", () => {
    const entry = sampleDigestCard().entries[0]!;
    const entries = Array.from({ length: 20 }, (_, i) => ({
      ...entry,
      title: { text: `Headline ${i}`, href: `https://harbour.example/${i}` },
      quotes: [sampleQuote(`Quote ${i} ${"w".repeat(380)}.`)],
    }));
    const { text, links } = readEmbeds(renderCard(sampleDigestCard({ entries })).embeds);
    for (const { title } of entries) {
      expect(text).toContain(title.text);
      expect(links).toContain(title.href);
    }
    expect(text).toContain(entries[0]!.quotes[0]!.text);
    expect(text).not.toContain("Quote 19");
  });
});

describe("the mark of a delivery", () => {
  test("is not seen, is found again, and fits any card", () => {
    const id = "a".repeat(LIMITS.nonce);
    expect(encodeMark(id)).toMatch(/^(?:\u200B|\u200C|\u200D|\u2060){100}$/);
    for (const { card } of hardCards) {
      const marked = markDelivery(renderCard(card), id);
      expect(checkMessage(marked)).toEqual([]);
      expect(hasMark(marked.embeds, id)).toBe(true);
      expect(hasMark(marked.embeds, `${id.slice(1)}b`)).toBe(false);
      expect(hasMark(renderCard(card).embeds, id)).toBe(false);
    }
    expect(DESCRIPTION_ROOM).toBe(LIMITS.embedDescription - 100);
  });
});

describe("a thread's name", () => {
  test.each([
    [sampleBriefCard(), "Night ferry returns to Port Sorrel"],
    [sampleBriefCard({ title: { text: "x ".repeat(200), href: null } }), expect.stringMatching(/^.{1,99}…$/)],
    [sampleNoticeCard({ text: " \n" }), "📰"],
    [sampleDigestCard(), "Morning digest"],
  ])("is the card's title, whole or clipped", (card, expected) => {
    expect(threadName(card)).toEqual(expected);
  });
});
