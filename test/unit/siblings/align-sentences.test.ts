import { expect, test } from "vitest";
import type { Entity } from "../../../src/entities/entity.ts";
import { alignSentences } from "../../../src/siblings/align-sentences.ts";
import { compareEditions } from "../../../src/siblings/compare-editions.ts";
import { readInLanguage } from "../../../src/siblings/read-in-language.ts";
import { ferry, inventBrief, strangers } from "./invented-articles.ts";

const english = ferry.en.article.text.split("\n\n");

test("sentences correspond one to one", () => {
  const pairs = alignSentences(ferry.en, ferry.ru);
  expect(pairs.map(({ source, target }) => [source, target])).toEqual([0, 1, 2, 3, 4].map((i) => [[i], [i]]));
  for (const { score } of pairs) expect(score).toBeGreaterThan(0.5);
});

test("a sentence that was cut in two corresponds to both", () => {
  const cut = inventBrief("cut", "en", "", [
    english[0]!,
    "Captain Henrik Dalgaard spoke of the cost.",
    "The ship, he said, had cost 3.2 million crowns.",
    ...english.slice(2),
  ]);
  const pair = alignSentences(ferry.es, cut).find(({ source }) => source.includes(1));
  expect(pair).toMatchObject({ source: [1], target: [1, 2] });
});

test("a sentence that one edition lacks is left out, the others stay right", () => {
  const shorter = inventBrief("shorter", "en", "", english.toSpliced(2, 1));
  const pairs = alignSentences(ferry.es, shorter).filter(({ score }) => score > 0.4);
  expect(pairs.map(({ source, target }) => [...source, ...target])).toEqual([
    [0, 0],
    [1, 1],
    [3, 2],
    [4, 3],
  ]);
});

test("a summary is read in the other edition's own words", () => {
  expect(readInLanguage({ brief: ferry.es, sentences: [1, 4], edition: ferry.en })).toEqual({
    quotes: [1, 4],
    aligned: true,
  });
});

test("where nothing corresponds the edition's own summary is given and said to be so", () => {
  const [harvest] = strangers;
  const reading = readInLanguage({ brief: ferry.es, sentences: [1, 4], edition: harvest! });
  expect(reading.aligned).toBe(false);
  expect(reading.quotes).toEqual([0, 1]);
});

test("empty articles align to nothing", () => {
  const empty = inventBrief("empty", "en", "", []);
  expect(alignSentences(empty, ferry.es)).toEqual([]);
  expect(alignSentences(ferry.es, empty)).toEqual([]);
});

test("differences are numbers and sentences found in one edition only", () => {
  const other = inventBrief("other", "en", ferry.en.article.title, [
    ...english.slice(0, 2),
    english[2]!.replace("418", "481"),
    ...english.slice(3),
    "Nobody at the harbour office wished to comment on the timetable of the coming winter months.",
  ]);
  expect(compareEditions(ferry.es, other)).toEqual([
    { kind: "number", onlyIn: "article", text: "418" },
    { kind: "number", onlyIn: "edition", text: "481" },
    {
      kind: "sentence",
      onlyIn: "edition",
      text: "Nobody at the harbour office wished to comment on the timetable of the coming winter months.",
    },
  ]);
  expect(compareEditions(ferry.es, ferry.en)).toEqual([]);
});

test("a name found in one edition only is told if it is sure to be a name", () => {
  const name = (text: string, confidence: number): Entity => ({
    name: text,
    type: "person",
    mentions: [],
    count: 1,
    key: text.toLowerCase(),
    country: null,
    confidence,
  });
  const named = { ...ferry.es, entities: [name("Ottilie Brandvold", 0.99), name("Transportes", 0.5)] };
  expect(compareEditions(named, ferry.en)).toEqual([
    { kind: "name", onlyIn: "article", text: "Ottilie Brandvold" },
  ]);
});
