import { getOrMake } from "./get-or-make.ts";
import type { Dictionary, Translation } from "./lexicon.ts";

/** Sentences that say the same, as folded words. */
export interface SentencePair {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** What sentence pairs teach in both directions. */
export interface LearnedDictionaries {
  readonly forward: Dictionary;
  readonly backward: Dictionary;
}

const ITERATIONS = 4;
const MAX_WORDS = 40;
/** A word seen once co-occurs with everything in its sentence and teaches nothing. */
const MIN_COUNT = 2;
const MIN_PROBABILITY = 0.1;
const MAX_RENDERINGS = 4;
/** An article has about so many sentences in which a word may stand by chance. */
const SENTENCES = 8;
/** The share of probability that goes to a word without counterpart. */
const NULL_SHARE = 0.1;
const NEGLIGIBLE = 0.001;

/**
 * Learns which words render one another: IBM Model 1 (Brown et al. 1993) by expectation maximisation, both
 * directions from the same expected counts, joined by their geometric mean. Time grows with the number of word pairs
 * in the sentences, memory with the number of distinct ones.
 */
export function learnDictionaries(pairs: readonly SentencePair[]): LearnedDictionaries {
  const source = vocabulary(pairs.map((pair) => pair.source));
  const target = vocabulary(pairs.map((pair) => pair.target));
  const corpus = pairs.map((pair) => ({
    source: idsOf(pair.source, source),
    target: idsOf(pair.target, target),
  }));
  const size = target.words.length;
  let chances = new Map<number, number>();
  let counts = new Map<number, number>();
  for (let round = 0; round < ITERATIONS; round++) {
    counts = expectedCounts(corpus, chances, size);
    chances = normalise(counts, size);
  }
  return readTables(counts, source, target, pairs.length);
}

interface Vocabulary {
  readonly words: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
  /** In how many sentences each word stands. */
  readonly sentences: readonly number[];
}

function vocabulary(sentences: readonly (readonly string[])[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of new Set(sentence.slice(0, MAX_WORDS))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= MIN_COUNT);
  return {
    words: frequent.map(([word]) => word),
    ids: new Map(frequent.map(([word], id) => [word, id])),
    sentences: frequent.map(([, count]) => count),
  };
}

function idsOf(sentence: readonly string[], { ids }: Vocabulary): number[] {
  return [...new Set(sentence.slice(0, MAX_WORDS))].flatMap((word) => ids.get(word) ?? []);
}

type Corpus = readonly { readonly source: readonly number[]; readonly target: readonly number[] }[];

/** One expectation step; in the first every rendering is as likely as another. */
function expectedCounts(corpus: Corpus, chances: ReadonlyMap<number, number>, size: number) {
  const counts = new Map<number, number>();
  const uniform = chances.size === 0;
  const chanceOf = (key: number) => (uniform ? 1 : (chances.get(key) ?? 0));
  const nothing = NULL_SHARE / Math.max(1, size / 100);
  for (const { source, target } of corpus) {
    for (const word of target) {
      const row = source.map((from) => chanceOf(from * size + word));
      const sum = row.reduce((total, chance) => total + chance, nothing);
      for (const [index, from] of source.entries()) {
        const share = row[index]! / sum;
        if (share < NEGLIGIBLE) continue;
        const key = from * size + word;
        counts.set(key, (counts.get(key) ?? 0) + share);
      }
    }
  }
  return counts;
}

function normalise(counts: ReadonlyMap<number, number>, size: number): Map<number, number> {
  const totals = new Map<number, number>();
  for (const [key, count] of counts) {
    const from = Math.floor(key / size);
    totals.set(from, (totals.get(from) ?? 0) + count);
  }
  const chances = new Map<number, number>();
  for (const [key, count] of counts) chances.set(key, count / totals.get(Math.floor(key / size))!);
  return chances;
}

/** A rendering is as sure as it is frequent among the sentences of both words. */
function readTables(
  counts: ReadonlyMap<number, number>,
  source: Vocabulary,
  target: Vocabulary,
  pairs: number,
): LearnedDictionaries {
  const forward = new Map<string, Translation[]>();
  const backward = new Map<string, Translation[]>();
  for (const [key, count] of counts) {
    const from = Math.floor(key / target.words.length);
    const to = key % target.words.length;
    const [fromSeen, toSeen] = [source.sentences[from]!, target.sentences[to]!];
    // Half a sentence is taken off, so that two sentences in common do not make a certainty.
    const probability = Math.max(0, count - 0.5) / Math.sqrt(fromSeen * toSeen);
    if (probability < MIN_PROBABILITY) continue;
    const weight = weightOf(probability, Math.max(fromSeen, toSeen) / pairs);
    add(forward, source.words[from]!, { word: target.words[to]!, probability, weight });
    add(backward, target.words[to]!, { word: source.words[from]!, probability, weight });
  }
  return { forward: prune(forward), backward: prune(backward) };
}

/** How much oftener the word stands in an article where it renders another than by chance, in nats. */
function weightOf(probability: number, share: number): number {
  const chance = Math.min(1, share * SENTENCES);
  return Math.log(1 + (probability * (1 - chance)) / chance);
}

function add(table: Map<string, Translation[]>, word: string, translation: Translation): void {
  getOrMake(table, word, (): Translation[] => []).push(translation);
}

function prune(table: Map<string, Translation[]>): Dictionary {
  for (const [word, renderings] of table)
    table.set(word, renderings.sort((x, y) => y.probability - x.probability).slice(0, MAX_RENDERINGS));
  return table;
}
