import { describe, expect, test } from "vitest";
import { type Card, MACHINE_MARK } from "../../src/card/card.ts";
import { hardCards } from "../support/hard-cards.ts";
import { sampleBriefCard } from "../support/sample-cards.ts";

/** A renderer and what its platform would make of the result. */
export interface RendererUnderTest<Rendered> {
  readonly name: string;
  readonly render: (card: Card) => Rendered;
  /** What the platform would refuse: limits, missing fields. Empty where all is well. */
  readonly check: (rendered: Rendered) => readonly string[];
  /** Everything that people would read, escapes undone, in order. */
  readonly readText: (rendered: Rendered) => string;
  /** What the platform would bring to life in the text: mentions, markup. Not the card's own links. */
  readonly findAlive: (rendered: Rendered) => readonly string[];
  /** Where the result's links lead. */
  readonly readLinks: (rendered: Rendered) => readonly string[];
  /** The ids under the result's buttons and menus. */
  readonly readActions: (rendered: Rendered) => readonly string[];
}

/** What every renderer promises for any card. */
export function rendererContract<Rendered>(renderer: RendererUnderTest<Rendered>): void {
  describe(`${renderer.name}: any card`, () => {
    test.each(hardCards)("keeps to the limits: $name", ({ card }) => {
      expect(renderer.check(renderer.render(card))).toEqual([]);
    });

    test.each(hardCards)("brings nothing to life: $name", ({ card }) => {
      expect(renderer.findAlive(renderer.render(card))).toEqual([]);
    });

    test.each(hardCards)("links only to what the card links to: $name", ({ card }) => {
      const own = new Set(hrefsOf(card));
      expect(renderer.readLinks(renderer.render(card)).filter((href) => !own.has(href))).toEqual([]);
    });

    test.each(hardCards)("writes well-formed text, the same each time: $name", ({ card }) => {
      const text = renderer.readText(renderer.render(card));
      expect(Buffer.from(text).toString()).toBe(text);
      expect(renderer.readText(renderer.render(card))).toBe(text);
    });
  });

  describe(`${renderer.name}: a usual card`, () => {
    const card = sampleBriefCard();
    const rendered = renderer.render(card);

    test("shows every quoted sentence whole, in order", () => {
      const text = renderer.readText(rendered);
      const places = card.quotes.map((quote) => text.indexOf(quote.text));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    test("shows title, facts, names and editions", () => {
      const text = renderer.readText(rendered);
      const shown = [
        card.title.text,
        ...card.facts,
        ...card.names.flatMap((list) => [
          list.label,
          ...list.names,
          ...(list.moreLabel ? [list.moreLabel] : []),
        ]),
        card.editionsLabel,
        ...card.editions.map((edition) => edition.text),
      ];
      expect(shown.filter((words) => !text.includes(words))).toEqual([]);
    });

    test("links the article, the sentences' places and the editions", () => {
      const links = renderer.readLinks(rendered);
      const expected = [card.title.href, card.quotes[0]?.href, card.editions[0]?.href];
      expect(links).toEqual(expect.arrayContaining(expected));
    });

    test("shows what a machine wrote after the quotes, with its label and a mark on each sentence", () => {
      const machine = {
        label: "Machine translation by Babel, not the publisher’s words",
        texts: ["Le ferry de nuit repart lundi.", "Il emporte 240 passagers."],
        language: "fr",
        direction: "ltr",
      } as const;
      const text = renderer.readText(renderer.render(sampleBriefCard({ machine })));
      const parts = [...card.quotes.map((quote) => quote.text), machine.label];
      const places = [...parts, ...machine.texts.map((words) => `${MACHINE_MARK} ${words}`)].map((part) =>
        text.indexOf(part),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    test("keeps the actions' ids", () => {
      const ids = renderer.readActions(rendered);
      for (const action of card.actions) if (action.kind !== "link") expect(ids).toContain(action.id);
    });
  });

  describe(`${renderer.name}: a card that is too long`, () => {
    const huge = hardCards.find(({ name }) => name === "a huge brief")!.card;

    test("keeps the article's link and cuts no sentence that it shows", () => {
      if (huge.kind !== "brief") throw new Error("the corpus has no huge brief");
      const rendered = renderer.render(huge);
      expect(renderer.readLinks(rendered)).toContain(huge.title.href);
      const text = renderer.readText(rendered);
      for (const [index, quote] of huge.quotes.entries())
        if (text.includes(`Sentence ${index} goes`)) expect(text).toContain(quote.text.trim());
    });
  });
}

/** Every address on a card, wherever it stands. */
function hrefsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === "href" || key === "image") && typeof inner === "string" ? [inner] : hrefsOf(inner),
  );
}
