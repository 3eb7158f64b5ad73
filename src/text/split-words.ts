import { segmenter } from "./segmenter.ts";
import type { Span } from "./span.ts";

const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆";
const JOINERS = "\\u00ad\\u200c\\u200d";
const LETTERS = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{No}${JOINERS}])+`;

/**
 * Either a run of a script that writes no spaces (group 1), or a word: letters, marks and digits, with an apostrophe,
 * gershayim or middle dot between letters and a point or comma between digits.
 */
const WORDS = new RegExp(
  `([${UNSPACED}\\p{M}]+)|${LETTERS}(?:(?:(?<=\\p{L}\\p{M}?)['’׳״"·](?=\\p{L})|(?<=\\p{Nd})[.,٫٬](?=\\p{Nd}))${LETTERS})*`,
  "gu",
);
const ELISION = /^\p{L}{1,6}['’](?=\p{L}{2})/u;

/** Languages that write a short word and an apostrophe before another word: `l'eau` is two words. */
const ELIDING: ReadonlySet<string> = new Set(["ca", "fr", "fur", "it", "lmo", "oc", "pms", "scn", "wa"]);

/**
 * The word-like tokens of a text, without punctuation, in order. Scripts with spaces are split by a rule (many times
 * faster than ICU's), Han, Kana, Thai, Lao, Khmer and Burmese by ICU's dictionaries (UAX #29).
 */
export function splitWords(text: string, language: string): Span[] {
  const words: Span[] = [];
  const elides = ELIDING.has(language);
  for (const match of text.matchAll(WORDS)) {
    const start = match.index;
    if (match[1] !== undefined) pushUnspaced(words, match[1], start, language);
    else if (elides) pushElided(words, match[0], start);
    else words.push({ start, end: start + match[0].length });
  }
  return words;
}

function pushUnspaced(words: Span[], run: string, offset: number, language: string): void {
  for (const { segment, index, isWordLike } of segmenter(language, "word").segment(run)) {
    if (isWordLike === true) words.push({ start: offset + index, end: offset + index + segment.length });
  }
}

function pushElided(words: Span[], word: string, start: number): void {
  const cut = ELISION.exec(word)?.[0].length ?? 0;
  if (cut > 0) words.push({ start, end: start + cut - 1 });
  words.push({ start: start + cut, end: start + word.length });
}
