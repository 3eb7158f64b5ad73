import { expect, test } from "vitest";
import { splitTokens } from "../../../src/siblings/split-tokens.ts";

const wordsOf = (text: string, language = "zh") => splitTokens(text, language).map((token) => token.text);

test.each([
  ["特朗普总统", ["特朗普", "总统"]],
  ["亚当斯先生说", ["亚当斯", "先生", "说"]],
  ["奥尔盖·伊万诺夫", ["奥尔盖", "伊万诺夫"]],
])("a foreign name in %s is one word", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("a transcribed name keeps its place in the text", () => {
  const text = "总统特朗普";
  const name = splitTokens(text, "zh").find((token) => token.text === "特朗普");
  expect(name?.start).toBe(text.indexOf("特朗普"));
});

test("words that a dictionary knows stay apart, though their characters transcribe", () => {
  expect(wordsOf("西班牙马德里")).toEqual(["西班牙", "马德里"]);
});

test("characters that another one stands between are not joined", () => {
  expect(wordsOf("特，朗，普")).toEqual(["特", "朗", "普"]);
});

test("a run of katakana is one word", () => {
  expect(wordsOf("トランプ大統領", "ja")[0]).toBe("トランプ");
});
