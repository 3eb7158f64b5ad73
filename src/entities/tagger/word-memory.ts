import type { NameToken } from "../split-name-tokens.ts";
import { type Reading, readWord, type WordFacts } from "./word-facts.ts";

/** The words of one language that were read last: most of an article's words stood in the articles before it. */
export interface WordMemory {
  /** What is known of a token's word. */
  read(token: NameToken): WordFacts;
}

const MAX_WORDS = 20_000;
const MAX_LENGTH = 40;

/** A memory that forgets everything when it is full. */
export function rememberWords(reading: Reading): WordMemory {
  const spaced = new Map<string, WordFacts>();
  const pieces = new Map<string, WordFacts>();
  return { read };

  function read(token: NameToken): WordFacts {
    const { text, inside } = token;
    const words = inside === undefined ? spaced : pieces;
    const key = inside === undefined ? text : `${inside.part}${text} ${inside.word}`;
    const known = words.get(key);
    if (known !== undefined) return known;
    const facts = readWord(token, reading);
    if (words.size >= MAX_WORDS) words.clear();
    if (key.length <= MAX_LENGTH) words.set(key, facts);
    return facts;
  }
}
