import type { NameToken } from "../split-name-tokens.ts";
import { mix } from "./hash.ts";
import type { NameList } from "./name-list.ts";
import { readWord, type WordFacts } from "./word-facts.ts";

/** The language-neutral features of the tokens of one document, as 32-bit hashes. */
export interface DocumentFeatures {
  readonly facts: readonly WordFacts[];
  /** The features of a token beside those of its word (`facts[index].own`). */
  context(index: number): number[];
}

const EDGE = 12345;

/** Prepares the features of a document: what each word is, and how the document writes it elsewhere. */
export function documentFeatures(
  tokens: readonly NameToken[],
  language: string,
  list: NameList,
): DocumentFeatures {
  const words = new Map<string, WordFacts>();
  const facts = tokens.map(({ text }) => {
    const known = words.get(text) ?? readWord(text, language, list);
    words.set(text, known);
    return known;
  });
  const position = sentencePositions(tokens, facts);
  const writing = howWritten(facts, position);
  const shouted = shoutedSentences(tokens, facts);
  return { facts, context: (index) => contextFeatures({ tokens, facts, position, writing, shouted }, index) };
}

interface Evidence {
  readonly tokens: readonly NameToken[];
  readonly facts: readonly WordFacts[];
  readonly position: Uint8Array;
  readonly writing: ReadonlyMap<string, number>;
  readonly shouted: ReadonlySet<number>;
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

/** Bits by lower-case word: 1 stands in lower case, 2 stands with a capital inside a sentence, 4 does so often. */
function howWritten(facts: readonly WordFacts[], position: Uint8Array): ReadonlyMap<string, number> {
  const writing = new Map<string, number>();
  for (const [index, { lower, capital, isWord }] of facts.entries()) {
    if (!isWord) continue;
    const before = writing.get(lower) ?? 0;
    const inside = capital && position[index] === 0;
    writing.set(lower, before | (capital ? 0 : 1) | (inside ? (before & 2 ? 6 : 2) : 0));
  }
  return writing;
}

function shoutedSentences(tokens: readonly NameToken[], facts: readonly WordFacts[]): ReadonlySet<number> {
  const quiet = new Set<number>();
  for (const [index, { sentence, text }] of tokens.entries()) {
    if (facts[index]!.isWord && text.length > 3 && text !== text.toUpperCase()) quiet.add(sentence);
  }
  return new Set(tokens.map(({ sentence }) => sentence).filter((sentence) => !quiet.has(sentence)));
}

function contextFeatures(evidence: Evidence, index: number): number[] {
  const { facts, position, writing, shouted, tokens } = evidence;
  const at = (offset: number): WordFacts | undefined =>
    tokens[index + offset]?.sentence === tokens[index]!.sentence ? facts[index + offset] : undefined;
  const word = facts[index]!;
  const [before2, before, after, after2] = [at(-2), at(-1), at(1), at(2)];
  const place = position[index]!;
  const written = writing.get(word.lower) ?? 0;
  const nextWritten = after === undefined ? 8 : (writing.get(after.lower) ?? 0);
  const shape = mix(word.shape, shouted.has(tokens[index]!.sentence) ? 1 : 0);
  const wordBefore = before?.latin ?? EDGE;
  const wordAfter = after?.latin ?? EDGE;
  const shapes = mix(before?.shape ?? EDGE, mix(word.shape, after?.shape ?? EDGE));
  const links = mix(before?.link ?? 9, mix(word.link, after?.link ?? 9));
  return [
    mix(shape, 20),
    mix(wordBefore, 21),
    mix(wordAfter, 22),
    mix(before2?.latin ?? EDGE, 23),
    mix(after2?.latin ?? EDGE, 24),
    mix(mix(wordBefore, word.latin), 25),
    mix(mix(word.latin, wordAfter), 26),
    mix(mix(wordBefore, word.shape), 27),
    mix(mix(wordAfter, word.shape), 28),
    mix(shapes, 29),
    mix(mix(shapes, links), 30),
    mix(mix(mix(links, before2?.shape ?? EDGE), mix(shapes, after2?.shape ?? EDGE)), 31),
    mix(mix(shape, place), 32),
    mix(mix(mix(shape, place), written), 33),
    mix(mix(mix(shape, place), mix(written, mix(word.link, nextWritten))), 34),
    mix(mix(before?.beginning ?? EDGE, word.shape), 35),
    mix(mix(after?.beginning ?? EDGE, word.shape), 36),
    mix(mix(before?.ending ?? EDGE, word.shape), 37),
    mix(mix(after?.ending ?? EDGE, word.shape), 38),
    mix(mix(word.listed, mix(before?.listed ?? 99, after?.listed ?? 99)), 39),
    mix(mix(word.listed, shapes), 40),
    mix(mix(before?.listed ?? 99, word.shape), 41),
    mix(mix(after?.listed ?? 99, word.shape), 42),
  ];
}
