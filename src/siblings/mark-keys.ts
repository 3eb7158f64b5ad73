import { skeleton } from "./name-skeleton.ts";

/** Languages whose scripts attach one-letter prepositions and articles to a name: "inLondon". */
const PROCLITIC: ReadonlySet<string> = new Set([
  "ar",
  "arz",
  "ary",
  "fa",
  "he",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);
/** Languages whose letter vav, transliterated as v, mostly stands for o and u. */
const VAV_IS_A_VOWEL: ReadonlySet<string> = new Set(["he", "yi"]);
/** Other scripts write it as v (Wijesinghe, Wagner) or as a vowel. */
const GLIDE = /w(?=[aeiou])/gu;
const VOWELS = /[aeiou]+/u;
/** Chinese words of fewer syllables are rarely foreign names. */
const SYLLABLES = 3;
const PINYIN: readonly [RegExp, string][] = [
  [/q/gu, "ch"],
  [/x/gu, "sh"],
  [/c(?!h)/gu, "ts"],
  [/w/gu, "v"],
  [/ng?(?![aeiou])/gu, "n"],
];
/** Chinese ends no syllable with m and writes n for it, Japanese writes n for it before a labial. */
const FINAL_NASAL = /n(?![aeiou])/gu;
const NASAL_BEFORE_LABIAL = /n(?=[bmp])/gu;
const PREFIX = 7;
const SHORTEST_SKELETON = 3;
const STEM = 4;

/**
 * The keys under which a mark can be met in another language, the most telling first. A number, date or country is
 * its own key. A name (`~sturridge`) has its spelling's beginning, its skeleton and its skeleton's beginning, which
 * survives suffixes, both also with w as a consonant, in Chinese and Japanese also as heard; where prepositions are glued
 * to it also both without the first consonant.
 */
export function markKeys(mark: string, language: string): readonly string[] {
  if (mark[0] !== "~") return [mark];
  const keys = [mark.slice(0, PREFIX + 1)];
  const bones = skeleton(VAV_IS_A_VOWEL.has(language) ? dropVav(mark.slice(1)) : mark.slice(1));
  pushSkeleton(keys, bones);
  const voiced = mark.slice(1).replace(GLIDE, "v");
  if (voiced !== mark.slice(1)) pushSkeleton(keys, skeleton(voiced));
  for (const heard of heardAs(mark.slice(1), language)) pushSkeleton(keys, skeleton(heard));
  if (PROCLITIC.has(language)) pushSkeleton(keys, bones.slice(1));
  return keys;
}

/** How a name in Chinese or Japanese sounds, where its transliteration does not spell it as others would. */
function heardAs(latin: string, language: string): string[] {
  if (language === "ja")
    return [latin.replaceAll(NASAL_BEFORE_LABIAL, "m")].filter((heard) => heard !== latin);
  if (!language.startsWith("zh") || countSyllables(latin) < SYLLABLES) return [];
  const heard = PINYIN.reduce((text, [letters, sound]) => text.replaceAll(letters, sound), latin);
  return [...new Set([heard, heard.replaceAll(FINAL_NASAL, "m")])];
}

/** Syllables of pinyin written as one word, `er` being one of its own after a vowel. */
function countSyllables(pinyin: string): number {
  return pinyin.replaceAll(/er(?![aeiou])/gu, " er").split(VOWELS).length - 1;
}

/** A doubled vav inside a word is the consonant, a single one the vowel. */
function dropVav(latin: string): string {
  return latin.replace(/(?<=.)v{1,2}/gu, (vav) => (vav.length === 2 ? "v" : ""));
}

function pushSkeleton(keys: string[], bones: string): void {
  if (bones.length < SHORTEST_SKELETON) return;
  keys.push(`=${bones}`);
  if (bones.length >= STEM) keys.push(`-${bones.slice(0, STEM)}`);
}

/** What a key is evidence of. */
export type MarkKind = "name" | "number" | "date" | "link";

/** The kind of evidence behind a key. */
export function kindOfKey(key: string): MarkKind {
  const sign = key[0];
  if (sign === "#" || sign === "%") return "number";
  if (sign === ">") return "link";
  return sign === "/" ? "date" : "name";
}

/** How probable a key is in an article of which nothing is known: what few articles cannot tell yet. */
export function priorOfKey(key: string): number {
  const length = key.length - 1;
  if (key[0] === "#") return [0.3, 0.3, 0.06, 0.02, 0.02][length] ?? 0.003;
  if (key[0] === "=" || key[0] === "-") return length <= 3 ? 0.03 : length === 4 ? 0.01 : 0.004;
  return 0.004;
}
