import type { NameToken } from "../split-name-tokens.ts";
import { mix } from "./hash.ts";
import { type Reading, readWord, type WordFacts } from "./word-facts.ts";

/** The language-neutral features of the tokens of one document, as 32-bit hashes. */
export interface DocumentFeatures {
  readonly facts: readonly WordFacts[];
  /** The features of a token beside those of its word (`facts[index].own`). */
  context(index: number): number[];
}

/** What stands before and after a sentence. */
const NOTHING: WordFacts = {
  lower: "",
  latin: 12345,
  shape: 12345,
  capital: false,
  isWord: false,
  link: 9,
  listed: 99,
  ending: 12345,
  beginning: 12345,
  own: new Int32Array(0),
};

/** Prepares the features of a document: what each word is, and how the document writes it elsewhere. */
export function documentFeatures(tokens: readonly NameToken[], reading: Reading): DocumentFeatures {
  const words = new Map<string, WordFacts>();
  const facts = tokens.map((token) => {
    const key =
      token.inside === undefined ? token.text : `${token.text} ${token.inside.word} ${token.inside.part}`;
    const known = words.get(key) ?? readWord(token, reading);
    words.set(key, known);
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

/** The facts of the tokens before and after a token, of nothing where its sentence ends. */
function around({ tokens, facts }: Evidence, index: number, offset: number): WordFacts {
  const same = tokens[index + offset]?.sentence === tokens[index]!.sentence;
  return same ? facts[index + offset]! : NOTHING;
}

function contextFeatures(evidence: Evidence, index: number): number[] {
  const { facts, position, writing, shouted, tokens } = evidence;
  const word = facts[index]!;
  const [before2, before] = [around(evidence, index, -2), around(evidence, index, -1)];
  const [after, after2] = [around(evidence, index, 1), around(evidence, index, 2)];
  const shape = mix(word.shape, shouted.has(tokens[index]!.sentence) ? 1 : 0);
  const shapes = mix(before.shape, mix(word.shape, after.shape));
  const links = mix(before.link, mix(word.link, after.link));
  const placed = mix(shape, position[index]!);
  const written = writing.get(word.lower) ?? 0;
  const nextWritten = writing.get(after.lower) ?? 0;
  const features = [
    mix(shape, 20),
    mix(before.latin, 21),
    mix(after.latin, 22),
    mix(before2.latin, 23),
    mix(after2.latin, 24),
    mix(mix(before.latin, word.latin), 25),
    mix(mix(word.latin, after.latin), 26),
    mix(mix(before.latin, word.shape), 27),
    mix(mix(after.latin, word.shape), 28),
    mix(shapes, 29),
    mix(mix(shapes, links), 30),
    mix(mix(mix(links, before2.shape), mix(shapes, after2.shape)), 31),
    mix(placed, 32),
    mix(mix(placed, written), 33),
    mix(mix(placed, mix(written, mix(word.link, nextWritten))), 34),
    mix(mix(before.beginning, word.shape), 35),
    mix(mix(after.beginning, word.shape), 36),
    mix(mix(before.ending, word.shape), 37),
    mix(mix(after.ending, word.shape), 38),
    mix(mix(word.listed, mix(before.listed, after.listed)), 39),
    mix(mix(word.listed, shapes), 40),
    mix(mix(before.listed, word.shape), 41),
    mix(mix(after.listed, word.shape), 42),
  ];
  if (tokens[index]!.inside === undefined) return features;
  return [
    ...features,
    mix(mix(before2.latin, mix(before.latin, word.latin)), 43),
    mix(mix(before.latin, mix(word.latin, after.latin)), 44),
    mix(mix(word.latin, mix(after.latin, after2.latin)), 45),
    mix(mix(before2.latin, before.latin), 46),
    mix(mix(after.latin, after2.latin), 47),
  ];
}
