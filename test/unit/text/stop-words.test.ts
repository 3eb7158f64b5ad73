import { describe, expect, test } from "vitest";
import { isStopWord, stopWords } from "../../../src/text/stop-words.ts";

describe("isStopWord", () => {
  test.each([
    ["The", "en"],
    ["und", "de"],
    ["и", "ru"],
    ["el", "es"],
    ["og", "nb"],
    ["và", "vi"],
    ["ang", "fil"],
  ])("%s is one in %s", (word, language) => {
    expect(isStopWord(word, language)).toBe(true);
  });

  test("knows words that are none, and languages without a list", () => {
    expect(isStopWord("volcano", "en")).toBe(false);
    expect(isStopWord("the", "und")).toBe(false);
    expect(stopWords("no such tag").size).toBe(0);
  });
});
