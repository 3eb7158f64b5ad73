import { expect, test } from "vitest";
import { guessEditions } from "../../../src/siblings/guess-editions.ts";
import { linkBatch } from "../../../src/siblings/link-batch.ts";
import { SIBLING_THRESHOLD } from "../../../src/siblings/match-signatures.ts";
import { inventBrief } from "./invented-articles.ts";

const pairs = (languages: readonly string[], edges: readonly [number, number, number][], group: number[]) =>
  guessEditions(
    languages,
    edges.map(([a, b, logit]) => ({ a, b, logit })),
    group,
  ).map(({ a, b }) => [a, b]);

test("the surest pairs come first, an article in one for each language", () => {
  const edges: [number, number, number][] = [
    [0, 2, -3],
    [0, 1, -2],
    [3, 1, -4],
    [3, 2, -5],
    [0, 4, -1],
  ];
  expect(pairs(["en", "es", "es", "en", "fr"], edges, [0, 1, 2, 3, 4])).toEqual([
    [0, 4],
    [0, 1],
    [3, 2],
  ]);
});

test("who has a sure edition in a language gets no guess, and is none for others", () => {
  const edges: [number, number, number][] = [
    [0, 1, 3],
    [0, 2, -1],
    [3, 1, -1],
  ];
  expect(pairs(["en", "es", "es", "en"], edges, [0, 0, 2, 3])).toEqual([]);
});

test("what is as good as impossible is not guessed", () => {
  expect(pairs(["en", "es"], [[0, 1, -8]], [0, 1])).toEqual([]);
  expect(pairs(["en", "es"], [[0, 1, Number.NEGATIVE_INFINITY]], [0, 1])).toEqual([]);
});

test("guesses of a batch are asked for, and score below what is sure", () => {
  const filler = ["Nobody was hurt.", "More is expected tomorrow.", "The minister had no comment."];
  const briefs = [
    inventBrief("a", "en", "Talks go on", [...filler, "Some 17 people came to Oslo, 4 of them late."]),
    inventBrief("b", "es", "Un largo viaje", [
      "El tren salió a las 4.",
      "Costaba 900 euros hasta Oslo.",
      "Nada más.",
    ]),
  ];
  expect(linkBatch(briefs).get("a")).toEqual([]);
  const [guess] = linkBatch(briefs, { guesses: true }).get("a")!;
  expect(guess).toMatchObject({ id: "b", language: "es" });
  expect(guess!.score).toBeLessThan(SIBLING_THRESHOLD);
});
