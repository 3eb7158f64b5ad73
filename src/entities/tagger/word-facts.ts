import { isStopWord } from "../../text/stop-words.ts";
import { transliterate } from "../../text/transliterate.ts";
import { hashText, mix } from "./hash.ts";
import { linkOf } from "./link-words.ts";
import type { NameList } from "./name-list.ts";

/** What is known of a word without its neighbours; hashes are 32 bits. */
export interface WordFacts {
  readonly lower: string;
  /** The word in lower-case Latin letters. */
  readonly latin: number;
  /** Capitals, letters, digits and marks, runs made one: `McKay` is `XxXx`. */
  readonly shape: number;
  readonly capital: boolean;
  readonly isWord: boolean;
  /** What the word does between names: 0 nothing, 1 to 4 one of LINKS, 5 another stop word. */
  readonly link: number;
  /** Bits of the name list. */
  readonly listed: number;
  /** The last three letters, in Latin. */
  readonly ending: number;
  /** The first four letters, in Latin: `pres…`, `minis…` begin the same title in many languages. */
  readonly beginning: number;
  /** Every feature of the word itself. */
  readonly own: Int32Array;
}

const AFFIX = 4;
const MAX_LETTERS = 40;

/** Reads a word once for the features of all its occurrences. */
export function readWord(text: string, language: string, list: NameList): WordFacts {
  const lower = text.toLowerCase();
  const latin = transliterate(text).slice(0, MAX_LETTERS) || "?";
  const shape = hashText(wordShape(text), 1);
  const link = linkOf(lower, language) || (isStopWord(lower, language) ? 5 : 0);
  const listed = list.bits(latin);
  const word = hashText(latin, 2);
  const own = [
    mix(word, 1),
    mix(shape, 2),
    mix(word, mix(shape, 3)),
    mix(listed, 4),
    mix(mix(listed, shape), 5),
  ];
  if (link > 0) own.push(mix(mix(shape, link), 6));
  addAffixes(own, latin, shape);
  return {
    lower,
    latin: word,
    shape,
    capital: /^\p{Lu}/u.test(text),
    isWord: /^[\p{L}\p{N}]/u.test(text),
    link,
    listed,
    ending: hashText(latin, 3, Math.max(0, latin.length - 3)),
    beginning: hashText(latin, 9, 0, 4),
    own: Int32Array.from(own),
  };
}

function addAffixes(own: number[], latin: string, shape: number): void {
  const length = Math.min(AFFIX, latin.length - 1);
  for (let size = 1; size <= length; size++) {
    if (size > 1) own.push(hashText(latin, 4, 0, size));
    own.push(mix(hashText(latin, 5, latin.length - size), shape));
  }
}

/** Capitals `X`, other letters `x`, digits `9`, the rest as it is; runs made one, at most eight signs. */
export function wordShape(text: string): string {
  let shape = "";
  for (const sign of text) {
    const kind = signKind(sign);
    if (kind !== shape.at(-1)) shape += kind;
    else if (kind === "X" && shape === "X") shape += "X";
    if (shape.length >= 8) break;
  }
  return shape;
}

function signKind(sign: string): string {
  if (/\p{Lu}/u.test(sign)) return "X";
  if (/\p{L}|\p{M}/u.test(sign)) return "x";
  return /\p{N}/u.test(sign) ? "9" : sign;
}
