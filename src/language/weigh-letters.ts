import { TELLING_LETTERS } from "./letters.ts";
import { normaliseLetters } from "./ngrams.ts";

/** More of the same letter says little more. */
const MOST_COUNTED = 3;
const languagesOf = new Map<string, string[]>();
for (const [letters, languages] of TELLING_LETTERS) {
  for (const letter of letters.split(" ")) {
    languagesOf.set(letter, [...(languagesOf.get(letter) ?? []), ...languages.split(" ")]);
  }
}

/** For each language how many letters of a text (at most 3 of each) are written in it and few others. */
export function weighLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of normaliseLetters(text)) {
    if (languagesOf.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const weights = new Map<string, number>();
  for (const [letter, count] of counts) {
    for (const language of languagesOf.get(letter)!)
      weights.set(language, (weights.get(language) ?? 0) + Math.min(count, MOST_COUNTED));
  }
  return weights;
}
