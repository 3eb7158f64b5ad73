import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardToText } from "../../../src/card/card-to-text.ts";
import { clipText } from "../../../src/card/clip-text.ts";
import { makeBugNotice, makeProblemNotice } from "../../../src/card/notice-card.ts";
import { readingTime } from "../../../src/card/reading-time.ts";
import { ReadingError } from "../../../src/errors.ts";
import { createTranslator } from "../../../src/i18n/translate.ts";
import { hardCards } from "../../support/hard-cards.ts";
import { sampleBriefCard, sampleDigestCard } from "../../support/sample-cards.ts";

describe("cardToText", () => {
  test.each(hardCards)("says something without control characters: $name", ({ card }) => {
    expect(cardToText(card)).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test("has all of a brief, with addresses or without", () => {
    const card = sampleBriefCard();
    const text = cardToText(card);
    for (const words of [card.title.text, ...card.facts, ...card.quotes.map((quote) => quote.text), "2 more"])
      expect(text).toContain(words);
    expect(text).toContain("https://faro.example/es/ferri");
    expect(cardToText(card, { links: false })).not.toContain("https://");
  });

  test("has a digest's entries", () => {
    expect(cardToText(sampleDigestCard())).toContain("Night ferry returns");
  });
});

describe("clipText", () => {
  test("never exceeds its length, cuts no character, and leaves short texts alone", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 1, max: 100 }),
        (text, length) => {
          const clipped = clipText(text, length);
          expect(clipped.length).toBeLessThanOrEqual(length);
          if (text.length <= length) expect(clipped).toBe(text);
          else expect(clipped.endsWith("…")).toBe(true);
        },
      ),
    );
    expect(clipText("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15)).toBe("👩‍👩‍👧‍👦…");
    expect(clipText("the night ferry returns", 18)).toBe("the night ferry…");
  });
});

describe("readingTime", () => {
  test("counts by script and is at least a minute", () => {
    expect(readingTime("")).toBe(1);
    expect(readingTime("word ".repeat(1900))).toBe(10);
    expect(readingTime("渡".repeat(2550))).toBe(10);
    expect(readingTime("سفينة".repeat(1224))).toBe(10);
  });
});

describe("notices", () => {
  test("every problem has its words and a hint; a detail is shown, clipped", () => {
    const words = createTranslator("en");
    const notice = makeProblemNotice(words, new ReadingError("unreachable", "h".repeat(500)));
    expect(notice.text).toContain("hhh");
    expect(notice.text.length).toBeLessThan(200);
    expect(notice.hint).not.toBeNull();
    expect(makeBugNotice(words, "ref").reference).toBe("ref");
  });
});
