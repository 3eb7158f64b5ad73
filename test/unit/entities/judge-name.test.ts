import { describe, expect, it } from "vitest";
import { listNames } from "../../../src/card/list-names.ts";
import type { EntityType } from "../../../src/entities/entity.ts";
import { findEntities } from "../../../src/entities/find-entities.ts";
import { isSure } from "../../../src/entities/is-sure.ts";
import { judgeName } from "../../../src/entities/judge-name.ts";
import { createTranslator } from "../../../src/i18n/translate.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";
import { sampleEntity } from "../../support/sample-briefs.ts";

type Found = readonly [name: string, confidence: number];

/** The confidence in the first name, where it and its other forms stand in a text in this order. */
function judged(text: string, type: EntityType, found: readonly Found[], language = "en") {
  let from = 0;
  const mentions = found.map(([name, confidence]) => {
    const start = text.indexOf(name, from);
    from = start + name.length;
    return { start, end: from, type, confidence, certainty: 1 };
  });
  const name = found[0]![0];
  const words = name.toLowerCase().split(" ");
  return judgeName({ name, words, type, country: null, mentions }, { text, language });
}

describe("judgeName", () => {
  const said = "In the end Xyzzy Qwert said that nothing had come of it.";

  it("keeps the tagger's order", () => {
    const steps = [0.5, 0.9, 0.99, 0.999].map((sure) => judged(said, "person", [["Xyzzy Qwert", sure]]));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps[3]).toBeGreaterThan(steps[0]! + 0.3);
  });

  it("is surer of what stands twice and of a person's full name", () => {
    const twice = `${said} Then Xyzzy Qwert left.`;
    const once = judged(twice, "person", [["Xyzzy Qwert", 0.9]]);
    const again = [
      ["Xyzzy Qwert", 0.9],
      ["Xyzzy Qwert", 0.9],
    ] as const;
    expect(judged(twice, "person", again)).toBeGreaterThan(once);
    expect(once).toBeGreaterThan(judged(said, "person", [["Qwert", 0.9]]));
  });

  it("is less sure where a name may go on, has begun before, or stands in a headline or a list", () => {
    const fine = judged(said, "organisation", [["Xyzzy Qwert", 0.99]]);
    for (const text of [
      "In the end Xyzzy Qwert Works said that nothing had come of it.",
      "In the end, Vqu Xyzzy Qwert said that nothing had come of it.",
      "All The News: Xyzzy Qwert, More On Sports, Your Account",
    ])
      expect(judged(text, "organisation", [["Xyzzy Qwert", 0.99]])).toBeLessThan(fine);
  });

  it("does not hold the noun before a name against it where all nouns have capitals", () => {
    const text = "Gestern sagte, Kanzler Xyzzy Qwert habe nichts gewusst.";
    const [german, other] = ["de", "da"].map((tag) => judged(text, "person", [["Xyzzy Qwert", 0.99]], tag));
    expect(german).toBeGreaterThan(other!);
  });

  it("is less sure of a mention that was first taken for something else", () => {
    const text = "In Xyzzy it rained. Then Xyzzy spoke, and Xyzzy left.";
    const agreed = [0.9, 0.9, 0.9].map((sure): Found => ["Xyzzy", sure]);
    const contested = [0.9, 0.1, 0.9].map((sure): Found => ["Xyzzy", sure]);
    expect(judged(text, "person", contested)).toBeLessThan(judged(text, "person", agreed));
  });

  it("is sure of countries, never of names without a type, and stays between 0 and 1", () => {
    const place = { start: 0, end: 4, type: "place", confidence: 0.4, certainty: 1 } as const;
    const peru = { name: "Peru", words: ["peru"], type: "place", country: "PE", mentions: [place] } as const;
    const confidence = judgeName(peru, { text: "Peru", language: "en" });
    expect(isSure(sampleEntity({ confidence }))).toBe(true);
    const inner = { ...place, start: 7, end: 11 };
    const inside = judgeName({ ...peru, mentions: [inner] }, { text: "in Vqu Peru", language: "en" });
    expect(isSure(sampleEntity({ confidence: inside }))).toBe(false);
    const other = judged(said, "other", [["Xyzzy Qwert", 1]]);
    expect(isSure(sampleEntity({ confidence: other }))).toBe(false);
    for (const sure of [0, 1]) {
      const probability = judged(said, "person", [["Xyzzy Qwert", sure]]);
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
    }
  });
});

describe("unlikely names", () => {
  const advertisement = "New: PlayBox Vu4 Pro Kit By ZorkTec Now In Store At MegaMart Today Only";
  const list =
    "Lessons: (A) Ma Ze Tu; (B) Ro Ti Ku; (C) Zu Pa Xe. Mid/Wing and Def/Mid for the Team A/B squad.";

  it.each(["en", "sv", "fi"])("are not in the list at all (%s)", (language) => {
    for (const text of [advertisement, list]) {
      const names = findEntities({ title: "", text, sentences: splitSentences(text, language), language });
      const typed = names.filter(({ type }) => type !== "other");
      for (const { confidence } of typed) expect(confidence).toBeGreaterThanOrEqual(0.25);
    }
  });
});

describe("doubtful names", () => {
  it("stay in the list of names but not on a card, and rank after all sure ones", () => {
    const text =
      "The mayor of Paris, Anna Schmidt, met Peter Miller in Berlin on Tuesday. Zzork told Anna Schmidt about Vqu.";
    const names = findEntities({ title: "", text, sentences: splitSentences(text, "en"), language: "en" });
    const sure = names.map(isSure);
    expect(names.filter(isSure).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Anna Schmidt", "Peter Miller"]),
    );
    expect(sure).toEqual(sure.toSorted((a, b) => Number(b) - Number(a)));
    const shown = listNames(
      [
        sampleEntity({ name: "Ada Quill", type: "person" }),
        sampleEntity({ name: "Diashow", type: "person", confidence: 0.6 }),
      ],
      createTranslator("en"),
    );
    expect(shown.flatMap((list) => list.names)).toEqual(["Ada Quill"]);
  });

  it("are told by how often they are mentioned in briefs that were stored before names had a confidence", () => {
    const { confidence: _, ...twice } = sampleEntity({ name: "Ada Quill", count: 2 });
    expect(isSure(twice)).toBe(true);
    expect(isSure({ ...twice, count: 1 })).toBe(false);
    expect(isSure({ ...twice, count: 1, country: "PE" })).toBe(true);
    const stored = JSON.parse(JSON.stringify({ brief: [twice, { ...twice, name: "Diashow", count: 1 }] }));
    expect(listNames(stored.brief, createTranslator("en")).flatMap((list) => list.names)).toEqual([
      "Ada Quill",
    ]);
  });
});
