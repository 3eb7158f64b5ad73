import { isStopWord } from "../../text/stop-words.ts";
import { transliterate } from "../../text/transliterate.ts";
import { cuesOf } from "../cue-words.ts";
import type { ScriptKind } from "../script-kind.ts";
import type { NameToken } from "../split-name-tokens.ts";
import { hashText, mix } from "./hash.ts";
import { addKnown, readKnown } from "./known-word.ts";
import { linkOf } from "./link-words.ts";
import type { NameList } from "./name-list.ts";
import { clusterAbove, UNKNOWN_WORD, type WordList } from "./word-list.ts";
import { wordShape } from "./word-shape.ts";

/** What is known of a word without its neighbours; hashes are 32 bits. */
export interface WordFacts {
  readonly lower: string;
  /** The word in lower-case Latin letters. */
  readonly latin: number;
  /** Capitals, letters, digits and marks, runs made one: `McKay` is `XxXx`. */
  readonly shape: number;
  readonly capital: boolean;
  readonly isWord: boolean;
  /** Punctuation, a word all in capitals or of a script that has none, or any other word. */
  readonly writing: "mark" | "loud" | "quiet";
  /** What the word does beside names: 0 nothing, 1 to 4 as `linkOf` says, 5 another stop word, 6 and 7 a cue. */
  readonly link: number;
  /** Bits of the name list. */
  readonly listed: number;
  /** The last three letters, in Latin. */
  readonly ending: number;
  /** The first four letters, in Latin: `pres…`, `minis…` begin the same title in many languages. */
  readonly beginning: number;
  /** How the word is written elsewhere, as `WordList` says. */
  readonly spelling: number;
  /** The word's cluster, and the one above it whose path has six bits; 0 in a language without clusters. */
  readonly cluster: number;
  readonly wideCluster: number;
  /** Every feature of the word itself. */
  readonly own: Int32Array;
}

const AFFIX = 4;
const MAX_LETTERS = 40;

/** Languages that begin every noun with a capital, where a capital says less than elsewhere. */
const CAPITALISED_NOUNS: ReadonlySet<string> = new Set(["de", "lb"]);

/** What words are read with: the language, the kind of script, the lists. */
export interface Reading {
  readonly language: string;
  readonly kind: ScriptKind;
  readonly list: NameList;
  readonly words: WordList;
}

/** Beside what `linkOf` says. */
const CUE = { title: 6, head: 7 } as const;
const WIDE_CLUSTER = 6;

/** Reads a word once for the features of all its occurrences. */
export function readWord({ text, inside }: NameToken, reading: Reading): WordFacts {
  const { language, kind, list } = reading;
  const lower = text.toLowerCase();
  const latin = transliterate(text).slice(0, MAX_LETTERS) || "?";
  const shown = wordShape(kind === "caseless" ? lower : text);
  const shape = hashText(shown, CAPITALISED_NOUNS.has(language) ? 10 : 1);
  const link = linkOf(lower, language) || cueOf(lower, language) || (isStopWord(lower, language) ? 5 : 0);
  // What stands for a name as it is written tells more than what merely has its letters.
  const listed = (kind === "caseless" && list.bits(lower)) || list.bits(latin);
  // Homophones are one in Latin letters, so characters are known by themselves.
  const word = hashText(kind === "unspaced" ? lower : latin, 2);
  const own = [
    mix(word, 1),
    mix(shape, 2),
    mix(word, mix(shape, 3)),
    mix(listed, 4),
    mix(mix(listed, shape), 5),
  ];
  const known = inside === undefined ? readKnown(text, reading) : UNKNOWN_WORD;
  if (kind !== "unspaced") addKnown(own, known, shape, listed);
  if (link > 0) own.push(mix(mix(shape, link), 6));
  if (kind === "caseless") addSkeleton(own, latin);
  if (inside === undefined) addAffixes(own, latin, shape);
  else addWhole(own, inside, list, latin);
  return {
    lower,
    latin: word,
    shape,
    capital: kind === "cased" && /^\p{Lu}/u.test(text),
    spelling: known.spelling,
    cluster: known.cluster,
    wideCluster: clusterAbove(known.cluster, WIDE_CLUSTER),
    isWord: /^[\p{L}\p{N}]/u.test(text),
    writing: writingOf(text),
    link,
    listed: inside === undefined ? listed : list.bits(transliterate(inside.word)),
    ending:
      inside === undefined ? hashText(latin, 3, Math.max(0, latin.length - 3)) : hashText(inside.word, 3),
    beginning: inside === undefined ? hashText(latin, 9, 0, 4) : hashText(latin, 9),
    own: Int32Array.from(own),
  };
}

/** Titles before a name, and first words of organisations' and places' names. */
function cueOf(lower: string, language: string): number {
  const { before, heads } = cuesOf(language);
  if (before.has(lower)) return CUE.title;
  return heads.has(lower) ? CUE.head : 0;
}

function writingOf(text: string): WordFacts["writing"] {
  if (!/^[\p{L}\p{N}]/u.test(text)) return "mark";
  return text === text.toUpperCase() ? "loud" : "quiet";
}

/** What is left of a word without vowels: names look alike in Arabic, Hebrew and the scripts that write vowels. */
function addSkeleton(own: number[], latin: string): void {
  const bones = latin.replace(/[aeiouyhw'`]/gu, "").replace(/(.)\1/gu, "$1");
  if (bones.length < 2) return;
  own.push(
    hashText(bones, 11),
    hashText(bones, 12, 0, 3),
    hashText(bones, 13, Math.max(0, bones.length - 3)),
  );
}

function addWhole(
  own: number[],
  { word, part }: { word: string; part: number },
  list: NameList,
  latin: string,
): void {
  const whole = hashText(word, 14);
  const listed = list.bits(transliterate(word));
  own.push(mix(whole, part), mix(part, 15), mix(mix(listed, part), 16), hashText(latin, 17));
  own.push(mix(hashText(wordShape(word), 18), part), mix(Math.min(word.length, 5), mix(part, 19)));
}

function addAffixes(own: number[], latin: string, shape: number): void {
  const length = Math.min(AFFIX, latin.length - 1);
  for (let size = 1; size <= length; size++) {
    if (size > 1) own.push(hashText(latin, 4, 0, size));
    own.push(mix(hashText(latin, 5, latin.length - size), shape));
  }
}
