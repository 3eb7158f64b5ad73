import { expect, test } from "vitest";
import { learnDictionaries } from "../../../src/siblings/learn-dictionary.ts";

const pairs = [
  ["casa verde", "house green"],
  ["casa grande", "house big"],
  ["libro verde", "book green"],
  ["libro grande", "book big"],
  ["flor verde", "flower green"],
  ["flor grande", "flower big"],
].map(([source, target]) => ({ source: source!.split(" "), target: target!.split(" ") }));

test("words that stand in the same sentences render one another", () => {
  const { forward, backward } = learnDictionaries(pairs);
  for (const [word, rendering] of [
    ["casa", "house"],
    ["libro", "book"],
    ["verde", "green"],
  ] as const) {
    expect(forward.get(word)![0]!.word).toBe(rendering);
    expect(backward.get(rendering)![0]!.word).toBe(word);
  }
});

test("nothing is learned from nothing, nor from a word seen once", () => {
  expect(learnDictionaries([]).forward.size).toBe(0);
  expect(learnDictionaries(pairs.slice(0, 1)).forward.size).toBe(0);
});
