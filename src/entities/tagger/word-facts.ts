import { isStopWord } from "../../text/stop-words.ts";
import { transliterate } from "../../text/transliterate.ts";
import { possibleParticles } from "../attached-particles.ts";
import { cuesOf } from "../cue-words.ts";
import type { ScriptKind } from "../script-kind.ts";
import type { NameToken } from "../split-name-tokens.ts";
import { hashText, mix } from "./hash.ts";
import { linkOf } from "./link-words.ts";
import type { NameList } from "./name-list.ts";
import { clusterAbove, ROOT_CLUSTER, UNKNOWN_WORD, type WordList } from "./word-list.ts";

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
const FREQUENT = { never: 0, whole: 1, rest: 2 } as const;
const MIN_REST = 3;
const WIDE_CLUSTER = 6;
const CLUSTER_BITS = [4, 6, 10, 20];

/** Reads a word once for the features of all its occurrences. */
export function readWord({ text, inside }: NameToken, { language, kind, list, words }: Reading): WordFacts {
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
  const known = inside === undefined ? readKnown(text, lower, { language, kind, list, words }) : UNKNOWN_WORD;
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

function readKnown(text: string, lower: string, { language, kind, words }: Reading): typeof UNKNOWN_WORD {
  if (kind === "unspaced") return UNKNOWN_WORD;
  if (kind === "caseless") return { spelling: frequencyOf(lower, language, words), cluster: 0 };
  return { spelling: words.spelling(lower, language), cluster: words.cluster(text, language) };
}

/** In a script without capitals a list says only which words are frequent: themselves, or without what is written onto them. */
function frequencyOf(word: string, language: string, words: WordList): number {
  const frequent = (part: string): boolean => words.spelling(part, language) > 0;
  if (words.spelling(word, language) === UNKNOWN_WORD.spelling) return UNKNOWN_WORD.spelling;
  if (frequent(word)) return FREQUENT.whole;
  const rests = possibleParticles(word, language).map(([before, after]) =>
    word.slice(before, word.length - after),
  );
  return rests.some((rest) => rest.length >= MIN_REST && frequent(rest)) ? FREQUENT.rest : FREQUENT.never;
}

/** How the word is written elsewhere, and its clusters from wide to narrow (Miller et al. 2004). */
function addKnown(
  own: number[],
  { spelling, cluster }: typeof UNKNOWN_WORD,
  shape: number,
  listed: number,
): void {
  own.push(mix(spelling, 50), mix(mix(spelling, shape), 51), mix(mix(spelling, mix(listed, shape)), 52));
  if (cluster <= ROOT_CLUSTER) return;
  for (const bits of CLUSTER_BITS) {
    const above = mix(clusterAbove(cluster, bits), 60 + bits);
    own.push(above, mix(above, shape));
  }
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

const SCRIPTS = [
  [/\p{sc=Han}/u, "漢"],
  [/[\p{sc=Katakana}ー]/u, "カ"],
  [/\p{sc=Hiragana}/u, "ひ"],
] as const;

const FIRST_WITHOUT_SPACES = "\u2e80";

function signKind(sign: string): string {
  if (sign >= "a" && sign <= "z") return "x";
  if (sign !== sign.toLowerCase()) return "X";
  if (sign >= FIRST_WITHOUT_SPACES) {
    for (const [script, kind] of SCRIPTS) if (script.test(sign)) return kind;
  }
  if (/[\p{L}\p{M}]/u.test(sign)) return "x";
  return /\p{N}/u.test(sign) ? "9" : sign;
}
