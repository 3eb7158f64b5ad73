import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/brief/brief.ts";
import { pictureStory } from "../../../src/card/picture-story.ts";
import { pictureCoverage } from "../../../src/digest/picture-coverage.ts";
import type { Entity } from "../../../src/entities/entity.ts";
import { BOT_LANGUAGES, createTranslator } from "../../../src/i18n/translate.ts";
import type { Sibling } from "../../../src/siblings/sibling.ts";
import { sampleBrief } from "../../support/sample-briefs.ts";

const words = createTranslator("en");
const place = (name: string, country: string | null = null): Entity => ({
  name,
  type: "place",
  key: country === null ? name.toLowerCase() : `country:${country}`,
  country,
  confidence: 0.99,
  count: 1,
  mentions: [],
});
const about = (language: string, ...entities: Entity[]): Brief => ({
  ...sampleBrief("en"),
  language,
  entities,
});
const oslo = place("Oslo");
const norway = place("Norway", "NO");
const noruega = place("Noruega", "NO");

describe("a digest's coverage", () => {
  const briefs = [about("en", norway, oslo), about("es", noruega), about("en", oslo), about("en", norway)];

  test("counts articles by language and place; a country has one row in the reader's words", () => {
    const picture = pictureCoverage(briefs, createTranslator("fr"));
    expect(picture?.columns).toEqual(["anglais", "espagnol"]);
    expect(
      picture?.rows.map(({ label, cells }) => [
        label,
        ...cells.map((cell) => cell && "count" in cell && cell.count),
      ]),
    ).toEqual([
      ["Tous les articles", 3, 1],
      ["Norvège", 2, 1],
      ["Oslo", 2, null],
    ]);
    expect(picture?.alt).toContain("Norvège: anglais 2, espagnol 1");
  });

  test("stands from right to left, in the reader's digits", () => {
    const picture = pictureCoverage(briefs, createTranslator("ar-EG"));
    expect(picture?.direction).toBe("rtl");
    expect(picture?.rows[0]?.cells[0]).toEqual({ count: 3, text: "٣" });
  });

  test("a place that is no country is named as the reader's own language writes it", () => {
    const wien = { ...place("Vienna"), name: "Wien" };
    const mixed = [
      about("en", place("Vienna"), norway),
      about("de", wien, noruega),
      about("en", place("Vienna")),
    ];
    const labels = pictureCoverage(mixed, createTranslator("de"))?.rows.map(({ label }) => label);
    expect(labels).toEqual(["Alle Artikel", "Wien", "Norwegen"]);
  });

  test("languages beyond the last column, and unknown ones, are counted together", () => {
    const tags = ["en", "en", "es", "fr", "de", "it", "pt", "ru", "uk", "und"];
    const picture = pictureCoverage(
      tags.map((tag) => about(tag, norway, oslo)),
      words,
    );
    expect(picture?.columns).toHaveLength(7);
    expect(picture?.columns.at(-1)).toBe("Others");
    expect(picture?.rows.map(({ cells }) => cells.at(-1))).toEqual(
      Array.from({ length: 3 }, () => ({ count: 3, text: "3" })),
    );
    const two = [about("en", norway, oslo), about("en", norway, oslo), about("und", norway)];
    expect(pictureCoverage(two, words)?.columns).toEqual(["English", "Others"]);
  });

  test.each([
    ["one language", briefs.map((brief) => ({ ...brief, language: "en" }))],
    ["two articles", briefs.slice(0, 2)],
    [
      "one place",
      briefs.map((brief) => ({ ...brief, entities: brief.entities.filter((one) => one.country) })),
    ],
    ["nothing", []],
  ])("is not drawn of %s", (_, few) => {
    expect(pictureCoverage(few, words)).toBeNull();
  });

  test("a place that one article names once and again counts once", () => {
    const twice = about("en", norway, { ...norway, name: "Kingdom of Norway" }, oslo);
    expect(pictureCoverage([twice, about("es", noruega), about("en", oslo)], words)?.rows[1]?.cells).toEqual([
      { count: 1, text: "1" },
      { count: 1, text: "1" },
    ]);
  });

  test.each(BOT_LANGUAGES)("has words in %s", (language) => {
    const title = pictureCoverage(briefs, createTranslator(language))?.title ?? "";
    expect(title).not.toBe("");
    if (language !== "en") expect(title).not.toBe(words.t("picture.coverage-title"));
  });
});

describe("a story", () => {
  const brief = sampleBrief("en");
  const sibling = (language: string, publisher: string | null, relation: Sibling["relation"]): Sibling => ({
    id: "x",
    language,
    url: "https://www.mina.example/1",
    title: "",
    publisher,
    relation,
    score: 1,
    reasons: [],
  });

  test("shows who published it in which language, the same article apart from others", () => {
    const siblings = [
      sibling("es", "The Harbour Post", "translation"),
      sibling("es", null, "same-story"),
      sibling("ar", "El Faro", "same-story"),
    ];
    const picture = pictureStory(brief, siblings, words);
    expect(picture?.columns).toEqual(["Spanish", "English", "Arabic"]);
    expect(picture?.rows).toEqual([
      { label: "The Harbour Post", total: false, cells: [{ mark: "full" }, { mark: "full" }, null] },
      { label: "mina.example", total: false, cells: [{ mark: "ring" }, null, null] },
      { label: "El Faro", total: false, cells: [null, null, { mark: "ring" }] },
    ]);
    expect(picture?.legend).toHaveLength(2);
  });

  test("of one publisher is not drawn, nor of two articles; publishers beyond the last row are counted", () => {
    const own = ["es", "fr"].map((language) => sibling(language, "The Harbour Post", "translation"));
    expect(pictureStory(brief, own, words)).toBeNull();
    expect(pictureStory(brief, [sibling("es", "El Faro", "same-story")], words)).toBeNull();
    const many = Array.from({ length: 12 }, (_, index) => sibling("es", `Press ${index}`, "same-story"));
    expect(pictureStory(brief, many, words)).toMatchObject({ note: "4 more" });
  });
});
