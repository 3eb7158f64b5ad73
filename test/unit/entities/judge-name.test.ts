import { describe, expect, it } from "vitest";
import { listNames } from "../../../src/card/list-names.ts";
import type { EntityType } from "../../../src/entities/entity.ts";
import { findEntities } from "../../../src/entities/find-entities.ts";
import { isSure } from "../../../src/entities/is-sure.ts";
import { judgeName } from "../../../src/entities/judge-name.ts";
import { createTranslator } from "../../../src/i18n/translate.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";
import { sampleEntity } from "../../support/sample-briefs.ts";

function judged(
  name: string,
  type: EntityType,
  confidences: readonly number[],
  country: string | null = null,
) {
  const mentions = confidences.map((confidence, at) => ({
    start: at,
    end: at + 1,
    type,
    confidence,
    certainty: 1,
  }));
  return judgeName({ name, words: name.toLowerCase().split(" "), type, country, mentions });
}

describe("judgeName", () => {
  it("trusts the tagger less than it trusts itself, but keeps its order", () => {
    const steps = [0.5, 0.9, 0.99, 0.999].map((confidence) => judged("Xyzzy Qwert", "person", [confidence]));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps[1]).toBeLessThan(0.9);
    expect(steps[3]).toBeGreaterThan(steps[0]! + 0.3);
  });

  it("is surer of what stands twice, what lists know, and what is written out", () => {
    expect(judged("Xyzzy", "place", [0.9, 0.9])).toBeGreaterThan(judged("Xyzzy", "place", [0.9]));
    expect(judged("Maria Qwert", "person", [0.9])).toBeGreaterThan(judged("Xyzzy Qwert", "person", [0.9]));
    expect(judged("Xyzzy Qwert", "person", [0.9])).toBeGreaterThan(judged("Qwert", "person", [0.9]));
    expect(judged("Paris", "place", [0.9])).toBeGreaterThan(judged("Xyzzy", "place", [0.9]));
    expect(judged("Qwert Works", "organisation", [0.9])).toBeGreaterThan(
      judged("QWX", "organisation", [0.9]),
    );
  });

  it("is sure of countries, never of names without a type, and stays between 0 and 1", () => {
    expect(isSure(sampleEntity({ confidence: judged("Peru", "place", [0.4], "PE") }))).toBe(true);
    expect(isSure(sampleEntity({ confidence: judged("Xyzzy", "other", [1, 1, 1]) }))).toBe(false);
    for (const confidence of [0, 1]) {
      const probability = judged("Ada Qwert", "person", [confidence]);
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
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
