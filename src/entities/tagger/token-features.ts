import type { NameToken } from "../split-name-tokens.ts";
import { mix } from "./hash.ts";
import type { WordFacts } from "./word-facts.ts";
import type { WordMemory } from "./word-memory.ts";

/** How many features a token has beside those of its word, and how many more where words have no spaces. */
const CONTEXT = 23;
const UNSPACED_CONTEXT = 5;
const MAX_SMALL_WORD = 3;

/** The language-neutral features of the tokens of one document, as 32-bit hashes. */
export interface DocumentFeatures {
  readonly facts: readonly WordFacts[];
  /** The features of a token beside those of its word (`facts[index].own`); good until the next one is asked for. */
  context(index: number): Int32Array;
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
    features: new Int32Array(CONTEXT),
    moreFeatures: new Int32Array(CONTEXT + UNSPACED_CONTEXT),
  };
  return { facts, context: (index) => contextFeatures(evidence, index) };
}

interface Evidence {
  readonly tokens: readonly NameToken[];
  readonly facts: readonly WordFacts[];
  readonly position: Uint8Array;
  /** For each token bits of how the document writes its word, as `howWritten` gives them. */
  readonly written: Uint8Array;
  /** For each sentence how it is written, as `sentenceStyles` gives it. */
  readonly styles: readonly number[];
  /** Filled anew for each token, so that a document of thousands makes no garbage. */
  readonly features: Int32Array;
  readonly moreFeatures: Int32Array;
}

/** 1 for the first word of a sentence, 2 for a word after an opening mark or a colon, 0 for others. */
function sentencePositions(tokens: readonly NameToken[], facts: readonly WordFacts[]): Uint8Array {
  const positions = new Uint8Array(tokens.length);
  let begun = -1;
  for (const [index, { sentence, text }] of tokens.entries()) {
    if (!facts[index]!.isWord) continue;
    if (begun !== sentence) positions[index] = 1;
    else if (/^[:"“„«»”‘¿¡(—–…-]$/u.test(tokens[index - 1]?.text ?? "")) positions[index] = 2;
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

/** The facts of the tokens before and after a token, of nothing where its sentence ends. */
function around({ tokens, facts }: Evidence, index: number, offset: number): WordFacts {
  const same = tokens[index + offset]?.sentence === tokens[index]!.sentence;
  return same ? facts[index + offset]! : NOTHING;
}

function contextFeatures(evidence: Evidence, index: number): Int32Array {
  const { facts, position, written, styles, tokens } = evidence;
  const word = facts[index]!;
  const [before2, before] = [around(evidence, index, -2), around(evidence, index, -1)];
  const [after, after2] = [around(evidence, index, 1), around(evidence, index, 2)];
  const shape = mix(word.shape, styles[tokens[index]!.sentence]!);
  const shapes = mix(before.shape, mix(word.shape, after.shape));
  const links = mix(before.link, mix(word.link, after.link));
  const placed = mix(shape, position[index]!);
  const wrote = written[index]!;
  const nextWrote = after === NOTHING ? 0 : written[index + 1]!;
  const features = tokens[index]!.inside === undefined ? evidence.features : evidence.moreFeatures;
  features[0] = mix(shape, 20);
  features[1] = mix(before.latin, 21);
  features[2] = mix(after.latin, 22);
  features[3] = mix(before2.latin, 23);
  features[4] = mix(after2.latin, 24);
  features[5] = mix(mix(before.latin, word.latin), 25);
  features[6] = mix(mix(word.latin, after.latin), 26);
  features[7] = mix(mix(before.latin, word.shape), 27);
  features[8] = mix(mix(after.latin, word.shape), 28);
  features[9] = mix(shapes, 29);
  features[10] = mix(mix(shapes, links), 30);
  features[11] = mix(mix(mix(links, before2.shape), mix(shapes, after2.shape)), 31);
  features[12] = mix(placed, 32);
  features[13] = mix(mix(placed, wrote), 33);
  features[14] = mix(mix(placed, mix(wrote, mix(word.link, nextWrote))), 34);
  features[15] = mix(mix(before.beginning, word.shape), 35);
  features[16] = mix(mix(after.beginning, word.shape), 36);
  features[17] = mix(mix(before.ending, word.shape), 37);
  features[18] = mix(mix(after.ending, word.shape), 38);
  features[19] = mix(mix(word.listed, mix(before.listed, after.listed)), 39);
  features[20] = mix(mix(word.listed, shapes), 40);
  features[21] = mix(mix(before.listed, word.shape), 41);
  features[22] = mix(mix(after.listed, word.shape), 42);
  if (features.length === CONTEXT) return features;
  features[23] = mix(mix(before2.latin, mix(before.latin, word.latin)), 43);
  features[24] = mix(mix(before.latin, mix(word.latin, after.latin)), 44);
  features[25] = mix(mix(word.latin, mix(after.latin, after2.latin)), 45);
  features[26] = mix(mix(before2.latin, before.latin), 46);
  features[27] = mix(mix(after.latin, after2.latin), 47);
  return features;
}
