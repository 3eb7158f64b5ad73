import { hashText } from "./hash.ts";

/** Languages whose names, particles and endings resemble each other: what is learned from one helps the others. */
const FAMILIES: readonly string[] = [
  "es pt fr it ro ca gl oc",
  "hr sr bs sl sk cs pl ru uk be bg mk",
  "da sv no is fo",
  "de lb",
  "fi et",
  "hu",
  "tr az uz kk",
  "id ms jv tl vi",
  "lv lt",
  "hi bn mr ne gu pa ur fa",
  "ar he am mt",
];

/** The heading that holds for every language. */
export const GENERAL = 0;

/**
 * Under which headings a feature is learned and looked up: for every language, and for the language's family
 * (Daumé 2007, "Frustratingly Easy Domain Adaptation"). A language without family is one of its own.
 */
export function scopesOf(language: string): readonly number[] {
  const family = FAMILIES.findIndex((members) => members.split(" ").includes(language));
  return [GENERAL, family < 0 ? hashText(language, 8) : family + 1];
}
