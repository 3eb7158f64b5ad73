import { describe, expect, test } from "vitest";
import { splitWords } from "../../../src/text/split-words.ts";

function split(text: string, language: string): string[] {
  return splitWords(text, language).map(({ start, end }) => text.slice(start, end));
}

describe("splitWords", () => {
  test.each([
    ["en", "Don't pay $3.50, or 1,000!", ["Don't", "pay", "3.50", "or", "1,000"]],
    ["en", "state-of-the-art", ["state", "of", "the", "art"]],
    ["fr", "L’eau d'Évian, aujourd'hui", ["L", "eau", "d", "Évian", "aujourd'hui"]],
    ["it", "dell'arte", ["dell", "arte"]],
    ["uk", "п'ять слів", ["п'ять", "слів"]],
    ["he", 'צה"ל אמר', ['צה"ל', "אמר"]],
    ["fa", "می‌خواهم بروم", ["می‌خواهم", "بروم"]],
    ["hi", "हिन्दी में", ["हिन्दी", "में"]],
    ["ko", "그는 왔다.", ["그는", "왔다"]],
    ["zh", "北京，大学", ["北京", "大学"]],
    ["th", "ภาษาไทย", ["ภาษา", "ไทย"]],
    ["ja", "iPhoneを買う", ["iPhone", "を", "買う"]],
  ])("%s: %s", (language, text, words) => {
    expect(split(text, language)).toEqual(words);
  });

  test("finds no words in marks, spaces and emoji", () => {
    expect(split(" — … 😀 !? ", "en")).toEqual([]);
  });

  test("is linear on long runs", () => {
    const started = performance.now();
    for (const piece of ["a", "a'", "1.", "״", "漢", "\u0301"]) splitWords(piece.repeat(50_000), "en");
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
