import type { Brief } from "../brief/brief.ts";
import { alignSentences } from "./align-sentences.ts";
import { EMPTY_LEXICON, type Lexicon } from "./lexicon.ts";

/** A summary in the words of another edition. */
export interface Reading {
  /** Indexes into the edition's sentences, in document order. */
  readonly quotes: readonly number[];
  /** `false` where the alignment was too weak and the edition's own summary is quoted instead. */
  readonly aligned: boolean;
}

/** The least score of a pair that is quoted, and the least share of the summary that must be found. */
const MIN_SCORE = 0.35;
const MIN_FOUND = 0.5;
/** Pairs that share something beyond their length, and the least share of them: else the two are different texts. */
const SURE_SCORE = 0.65;
const MIN_SURE = 0.08;

/**
 * Finds the sentences of an edition that say what chosen sentences of a brief say. Where too few have a sure
 * counterpart, the edition's own summary of the same length is given and said to be so. Pure.
 */
export function readInLanguage(request: {
  readonly brief: Brief;
  /** Indexes into the brief's sentences. */
  readonly sentences: readonly number[];
  readonly edition: Brief;
  readonly lexicon?: Lexicon;
}): Reading {
  const { brief, sentences, edition, lexicon = EMPTY_LEXICON } = request;
  const all = alignSentences(brief, edition, lexicon);
  const correspond = all.filter((pair) => pair.score >= SURE_SCORE).length >= MIN_SURE * all.length;
  const pairs = correspond ? all.filter((pair) => pair.score >= MIN_SCORE) : [];
  const wanted = new Set(sentences);
  const found = pairs.filter((pair) => pair.source.some((index) => wanted.has(index)));
  const covered = new Set(found.flatMap((pair) => pair.source.filter((index) => wanted.has(index))));
  if (covered.size > 0 && covered.size >= MIN_FOUND * wanted.size) {
    const quotes = new Set(found.flatMap((pair) => pair.target));
    return { quotes: [...quotes].sort((x, y) => x - y), aligned: true };
  }
  return { quotes: ownSummary(edition, sentences.length), aligned: false };
}

function ownSummary({ summaries }: Brief, length: number): readonly number[] {
  return summaries[Math.min(length, summaries.length) - 1] ?? [];
}
