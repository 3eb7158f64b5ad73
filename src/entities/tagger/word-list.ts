import { hashText, mix } from "./hash.ts";

/** What is known of the common words of many languages; of German ones also what kind of word they are. */
export interface WordList {
  /**
   * How a word (lower case) is written in running text: 0 it is no common word, 1 in some other way only, 2 small,
   * 3 with a capital, 4 both; 9 in a language of which nothing is known.
   */
  spelling(lower: string, language: string): number;
  /**
   * The path to a word's cluster (Brown et al. 1992) as bits below a leading one: 1, the root, for an unknown word; 0
   * in a language without clusters.
   */
  cluster(word: string, language: string): number;
  /** What a dictionary calls a word most often. */
  kind(word: string, language: string): WordKind;
}

/** What is known of a word that no list has, in a language that has no list. */
export const UNKNOWN_WORD = { spelling: 9, cluster: 0 };
/** Languages that are written as others are. */
const WRITTEN_AS: Readonly<Record<string, string>> = { nb: "no", nn: "no", bs: "hr", sh: "hr", lb: "de" };

/** Slots hold 12 bits of the word's hash above 20 bits of what is known; 0 is a free slot. */
export const VALUE_BITS = 20;
/** Lists are made and asked with different seeds, so that a word's spelling and its cluster do not meet. */
const SEEDS = { spelling: 0, cluster: 1, kind: 2 } as const;
/** What a dictionary says of a word, in languages whose script has no capitals. */
export const WORD_KINDS = ["unknown", "common", "person", "place", "name"] as const;
export type WordKind = (typeof WORD_KINDS)[number];

type Kept = keyof typeof SEEDS;

/** A list over a hash table of `2 ** bits` slots with linear probing. */
export function wordList(table: Uint32Array): WordList {
  const find = (word: string, language: string, kept: Kept): number =>
    table[slotOfWord(table, wordHash(word, language, kept))]! & (2 ** VALUE_BITS - 1);
  const knows = (language: string, kept: Kept): boolean => find(ANY_WORD, language, kept) > 0;
  return {
    spelling: (lower, language) => {
      const found = find(lower, language, "spelling");
      return found > 0 || knows(language, "spelling") ? found : UNKNOWN_WORD.spelling;
    },
    cluster: (word, language) => {
      const found = find(word, language, "cluster");
      return found === 0 && knows(language, "cluster") ? ROOT_CLUSTER : found;
    },
    kind: (word, language) => WORD_KINDS[find(word, language, "kind")] ?? "unknown",
  };
}

/** A cluster's ancestor whose path has so many bits; the cluster itself where its path is shorter. */
export function clusterAbove(path: number, bits: number): number {
  return path >> Math.max(0, 31 - Math.clz32(path) - bits);
}

/** The cluster of all words. */
export const ROOT_CLUSTER = 1;

/** Stands in the list of every language that has one. */
export const ANY_WORD = "";

/** The hash under which something is kept of a word. */
export function wordHash(word: string, language: string, kept: Kept): number {
  return mix(hashText(word, SEEDS[kept]), hashText(WRITTEN_AS[language] ?? language, 20)) >>> 0;
}

/** The slot of a hash in a table, or the free one where it would stand. */
export function slotOfWord(table: Uint32Array, hash: number): number {
  const mask = table.length - 1;
  const check = checkOf(hash);
  let slot = (hash ^ (hash >>> 11)) & mask;
  while (table[slot] !== 0 && table[slot]! >>> VALUE_BITS !== check) slot = (slot + 1) & mask;
  return slot;
}

/** What tells a word from others that fall on its slot, never 0. */
export function checkOf(hash: number): number {
  return hash & 0xfff || 1;
}
