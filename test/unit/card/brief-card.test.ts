import { describe, expect, test } from "vitest";
import type { EditionReading } from "../../../src/brief/link-reader.ts";
import { type BriefView, makeBriefCard } from "../../../src/card/brief-card.ts";
import { createTranslator } from "../../../src/i18n/translate.ts";
import { sampleBrief, sampleEntity, toSibling } from "../../support/sample-briefs.ts";

const spanish = sampleBrief("es");

function card(fields: Partial<BriefView> = {}, locale = "en") {
  return makeBriefCard({
    brief: spanish,
    sentences: [0, 2],
    edition: null,
    siblings: [],
    missing: null,
    words: createTranslator(locale),
    actions: [],
    ...fields,
  });
}

const english: EditionReading = { edition: sampleBrief("en"), sentences: [0, 2], aligned: true };

describe("a brief's card", () => {
  test("tells publisher, date, language and reading time in the reader's language", () => {
    expect(card().facts).toEqual(["The Harbour Post", "Feb 17, 2026", "Spanish", "1 min read"]);
    expect(card({}, "de").facts).toEqual(expect.arrayContaining(["17.02.2026", "Spanisch"]));
  });

  test("says where the language is a guess or unknown", () => {
    expect(card({ brief: { ...spanish, languageConfidence: 0.2 } }).facts).toContain("Spanish (unsure)");
    expect(card({ brief: { ...spanish, language: "und" } }).facts).toContain("Language unknown");
  });

  test("quotes verbatim, with links to the places", () => {
    const { quotes } = card();
    expect(quotes.map(({ text }) => text)).toEqual([
      "El ferri nocturno volverá a zarpar el lunes.",
      "La capitana Ada Quill ha esperado dos años.",
    ]);
    expect(quotes[0]?.href).toMatch(/^https:\/\/harbour\.example\/es\/ferri#:~:text=/);
    const pasted = sampleBrief("es", { url: null });
    expect(card({ brief: pasted }).quotes[0]?.href).toBeNull();
  });

  test("quotes an edition as the publisher's own, with its names and title", () => {
    const made = card({ edition: english });
    expect(made.quotes[0]).toMatchObject({
      text: "The night ferry will sail again from Monday.",
      language: "en",
    });
    expect(made.quotesNote).toEqual({
      text: "Quoted from the publisher’s own edition in English: “Night ferry returns to Port Sorrel”",
      href: "https://harbour.example/en/ferry",
    });
    const foreign = { ...english, edition: sampleBrief("ar"), aligned: false };
    const other = card({ edition: foreign });
    expect(other.quotesNote?.text).toContain("مينا");
    expect(other.quotes[0]?.direction).toBe("rtl");
    expect(other.notes).toHaveLength(1);
  });

  test("tells differences as not found, in either direction", () => {
    const differences = [
      { kind: "number", onlyIn: "article", text: "240" },
      { kind: "sentence", onlyIn: "edition", text: "x".repeat(900) },
    ] as const;
    const { notes } = card({ edition: { ...english, differences } });
    expect(notes[0]).toBe("Number not found in the English edition: 240");
    expect(notes[1]?.length).toBeLessThan(300);
  });

  test("keeps editions and other articles on the event apart", () => {
    const story = toSibling(sampleBrief("ar"), { relation: "same-story", reasons: [] });
    const made = card({ siblings: [toSibling(sampleBrief("en")), story] });
    expect(made.editions).toMatchObject([{ language: "en", text: "English — The Harbour Post" }]);
    expect(made.editions[0]?.note).toBe("11 of 12 sentences align");
    expect(made.related).toMatchObject([{ language: "ar", note: null }]);
  });

  test("clips names by type and editions", () => {
    const entities = Array.from({ length: 30 }, (_, index) => sampleEntity({ name: `Place ${index}` }));
    const siblings = Array.from({ length: 40 }, () => toSibling(sampleBrief("en")));
    const made = card({ brief: { ...spanish, entities }, siblings });
    expect(made.names).toMatchObject([{ label: "Places", more: 24, moreLabel: "24 more" }]);
    expect(made.editions.length).toBeLessThanOrEqual(12);
  });

  test("says what is missing: a title, a summary, an edition", () => {
    const made = card({ brief: sampleBrief("es", { title: "" }), sentences: [], missing: "ja" });
    expect(made.title.text).toBe("Untitled");
    expect(made.notes.join("\n")).toContain("Japanese");
    expect(made.notes).toHaveLength(2);
  });
});
