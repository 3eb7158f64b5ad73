import type { NameToken } from "../split-name-tokens.ts";
import type { Surroundings } from "./context-features.ts";
import type { WordFacts } from "./word-facts.ts";
import type { WordMemory } from "./word-memory.ts";

const MAX_SMALL_WORD = 3;
const OPENING: ReadonlySet<string> = new Set(':"“„«»”‘¿¡(—–…-');

/** The tokens of one document, read for their features. */
export interface DocumentFeatures {
  readonly facts: readonly WordFacts[];
  /** Where a token stands. */
  around(index: number): Surroundings;
}

/** What stands before and after a sentence. */
const NOTHING: WordFacts = {
  lower: "",
  latin: 12345,
  shape: 12345,
  capital: false,
  isWord: false,
  writing: "mark",
  link: 9,
  listed: 99,
  ending: 12345,
  beginning: 12345,
  spelling: 77,
  cluster: 0,
  wideCluster: 0,
  own: new Int32Array(0),
};

/** Prepares the features of a document: what each word is, and how the document writes it elsewhere. */
export function documentFeatures(tokens: readonly NameToken[], words: WordMemory): DocumentFeatures {
  const facts = tokens.map((token) => words.read(token));
  const position = sentencePositions(tokens, facts);
  const evidence = {
    tokens,
    facts,
    position,
    written: howWritten(facts, position),
    styles: sentenceStyles(tokens, facts),
  };
  return { facts, around: (index) => surroundings(evidence, index) };
}

interface Evidence {
  readonly tokens: readonly NameToken[];
  readonly facts: readonly WordFacts[];
  readonly position: Uint8Array;
  /** For each token bits of how the document writes its word, as `howWritten` gives them. */
  readonly written: Uint8Array;
  /** For each sentence how it is written, as `sentenceStyles` gives it. */
  readonly styles: readonly number[];
}

/** 1 for the first word of a sentence, 2 for a word after an opening mark or a colon, 0 for others. */
function sentencePositions(tokens: readonly NameToken[], facts: readonly WordFacts[]): Uint8Array {
  const positions = new Uint8Array(tokens.length);
  let begun = -1;
  for (const [index, { sentence, text }] of tokens.entries()) {
    if (!facts[index]!.isWord) continue;
    if (begun !== sentence) positions[index] = 1;
    else if (OPENING.has(tokens[index - 1]?.text ?? "")) positions[index] = 2;
    const numbersItem = begun !== sentence && /^\p{N}+$/u.test(text);
    if (!numbersItem) begun = sentence;
  }
  return positions;
}

/** Bits by token: 1 its word stands in lower case, 2 with a capital inside a sentence, 4 does so often. */
function howWritten(facts: readonly WordFacts[], position: Uint8Array): Uint8Array {
  const byWord = new Map<string, number>();
  for (const [index, { lower, capital, isWord }] of facts.entries()) {
    if (!isWord) continue;
    const before = byWord.get(lower) ?? 0;
    const inside = capital && position[index] === 0;
    byWord.set(lower, before | (capital ? 0 : 1) | (inside ? (before & 2 ? 6 : 2) : 0));
  }
  return Uint8Array.from(facts, ({ lower }) => byWord.get(lower) ?? 0);
}

/** By sentence: 1 where every longer word is in capitals, 0 elsewhere. */
function sentenceStyles(tokens: readonly NameToken[], facts: readonly WordFacts[]): number[] {
  const styles: number[] = [];
  for (const [index, { sentence }] of tokens.entries()) {
    const { writing, lower } = facts[index]!;
    styles[sentence] ??= 1;
    if (lower.length > MAX_SMALL_WORD && writing !== "mark" && writing !== "loud") styles[sentence] = 0;
  }
  return styles;
}

function surroundings(evidence: Evidence, index: number): Surroundings {
  const { facts, position, written, styles, tokens } = evidence;
  const { sentence, inside } = tokens[index]!;
  const after = factsAt(evidence, index + 1, sentence);
  return {
    before2: factsAt(evidence, index - 2, sentence),
    before: factsAt(evidence, index - 1, sentence),
    word: facts[index]!,
    after,
    after2: factsAt(evidence, index + 2, sentence),
    place: {
      style: styles[sentence]!,
      position: position[index]!,
      wrote: written[index]!,
      nextWrote: after === NOTHING ? 0 : written[index + 1]!,
    },
    unspaced: inside !== undefined,
  };
}

/** The facts of a token, of nothing where it belongs to another sentence. */
function factsAt({ tokens, facts }: Evidence, index: number, sentence: number): WordFacts {
  return tokens[index]?.sentence === sentence ? facts[index]! : NOTHING;
}
