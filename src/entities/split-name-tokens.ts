import { segmenter } from "../text/segmenter.ts";
import type { Sentence, Span } from "../text/span.ts";
import { linkOf } from "./tagger/link-words.ts";

/** A word, number or punctuation mark, or one character of a script that writes no spaces. */
export interface NameToken extends Span {
  readonly text: string;
  /** Counts from 0 over the sentences given. */
  readonly sentence: number;
  /** The dictionary word that a character without spaces stands in, and where: 0 alone, 1 first, 2 inside, 3 last. */
  readonly inside?: { readonly word: string; readonly part: number };
}

/** Far more than an article has: about 150 pages. */
const MAX_TOKENS = 50_000;

const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\\u200c\\u200d]*";
const INITIALS = "(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)+|\\p{Lu}\\p{Ll}?\\.(?=[ \\u00a0]?\\p{Lu}))";
const TOKEN = new RegExp(
  `${INITIALS}|${WORD}(?:(?:[-‐‑'’׳״&]|(?<=l)·(?=l))${WORD})*|[^\\s\\p{L}\\p{N}]`,
  "gu",
);
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}々〆ー]/u;
const KATAKANA_OR_OTHER = /^(?:[\p{sc=Katakana}ー]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+)$/u;
const ONE = /(?:\p{sc=Katakana}|ー)+|[\p{L}\p{N}]\p{M}*|./gu;
const ELISION = /^\p{L}{1,6}['’](?=\p{L}{2})/u;
const ARTICLE = 3;
const IRISH = /^\p{Lu}['’]\p{Lu}/u;
const SUFFIX = /['’]\p{Ll}{1,6}$/u;

/**
 * The tokens that names are made of. Initials keep their stop, hyphenated words stay whole; what an apostrophe
 * joins is cut (`l'`+`Aquila`, `Ankara`+`'da`, `Maduro`+`'s`), `O'Brien` is not. Scripts without spaces are cut in
 * characters, runs of katakana stay whole. A text has at most MAX_TOKENS of them; what follows is not looked at.
 */
export function splitNameTokens(text: string, sentences: readonly Sentence[], language: string): NameToken[] {
  const tokens: NameToken[] = [];
  for (const [sentence, { start, end }] of sentences.entries()) {
    for (const match of text.slice(start, end).matchAll(TOKEN)) {
      if (tokens.length >= MAX_TOKENS) return tokens;
      const at = start + match.index;
      if (UNSPACED.test(match[0])) pushCharacters(tokens, match[0], at, sentence, language);
      else pushWord(tokens, match[0], at, sentence, language);
    }
  }
  return tokens;
}

function pushCharacters(
  tokens: NameToken[],
  run: string,
  start: number,
  sentence: number,
  language: string,
): void {
  for (const { segment, index } of segmenter(language, "word").segment(run)) {
    const pieces = pieceSpans(segment);
    for (const [order, text] of pieces.entries()) {
      const from = start + index + pieces.slice(0, order).join("").length;
      const inside = { word: segment, part: partOf(order, pieces.length) };
      tokens.push({ start: from, end: from + text.length, text, sentence, inside });
    }
  }
}

/** Thai and its like are cut in dictionary words, since single letters say nothing there. */
function pieceSpans(segment: string): readonly string[] {
  return KATAKANA_OR_OTHER.test(segment) ? [segment] : (segment.match(ONE) ?? [segment]);
}

function partOf(order: number, count: number): number {
  if (count === 1) return 0;
  if (order === 0) return 1;
  return order === count - 1 ? 3 : 2;
}

function pushWord(
  tokens: NameToken[],
  text: string,
  start: number,
  sentence: number,
  language: string,
): void {
  const cut = /['’]/u.test(text) ? apostropheCut(text, language) : 0;
  if (cut > 0) tokens.push({ start, end: start + cut, text: text.slice(0, cut), sentence });
  tokens.push({ start: start + cut, end: start + text.length, text: text.slice(cut), sentence });
}

function apostropheCut(text: string, language: string): number {
  const suffix = SUFFIX.exec(text);
  if (IRISH.test(text) && !beginsWithArticle(text, language)) return suffix?.index ?? 0;
  const elision = ELISION.exec(text)?.[0].length ?? 0;
  if (suffix !== null && (elision === 0 || /^\p{Lu}/u.test(text))) return suffix.index;
  return elision;
}

/** `L'Europe` begins a sentence in French, Italian or Catalan; `O'Brien` and `D'Alema` are names. */
function beginsWithArticle(text: string, language: string): boolean {
  return linkOf(text.slice(0, 1).toLowerCase(), language) === ARTICLE;
}
