import type { Comparison } from "./compare-profiles.ts";
import { gapEvidence } from "./publication-gap.ts";
import type { Reason } from "./sibling.ts";

/**
 * Weights of a logistic regression over the translations of NTREX, whole and as teasers, and their nearest strangers.
 * That of time is set by hand, as these have no dates, and log 4 is taken off the intercepts: to link two strangers is
 * four times as bad as to miss a pair. See docs/siblings.md.
 */
interface Weights {
  readonly intercept: number;
  readonly amount: number;
  readonly shareInOrder: number;
  readonly share: number;
  readonly size: number;
  readonly orderliness: number;
  readonly time: number;
  readonly words: number;
  readonly wordsPossible: number;
}

const MARKS_ALONE: Weights = {
  intercept: -4.557,
  amount: 3.615,
  shareInOrder: 0.733,
  share: 1.011,
  size: -1.247,
  orderliness: 1.141,
  time: 0.46,
  words: 0,
  wordsPossible: 0,
};

const WITH_LEXICON: Weights = {
  intercept: -4.502,
  amount: 3.563,
  shareInOrder: 0.763,
  share: 1.045,
  size: -1.24,
  orderliness: 1.138,
  time: 0.8,
  words: 1.056,
  wordsPossible: -0.534,
};

/** Keeps the shares of very short articles from being extreme, in nats. */
const SMALL = 10;
/** A lexicon that knows less of the two articles than this is not asked, in nats. */
const LITTLE_KNOWN = 8;

/** The log-odds that two articles tell the same, from their comparison alone. */
export function siblingLogit(comparison: Comparison): number {
  const { evidence, inOrder, possible, gap, words, wordsPossible } = comparison;
  const by = wordsPossible < LITTLE_KNOWN ? MARKS_ALONE : WITH_LEXICON;
  return (
    by.intercept +
    by.amount * Math.log1p(inOrder) +
    by.shareInOrder * (inOrder / (possible + SMALL)) +
    by.share * (evidence / (possible + SMALL)) +
    by.size * Math.log1p(possible) +
    by.orderliness * (inOrder / (evidence + SMALL / 2)) +
    by.time * gapEvidence(gap) +
    by.words * Math.sqrt(words) +
    by.wordsPossible * Math.sqrt(wordsPossible)
  );
}

/** Log-odds to a probability. */
export function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The least probability with which a sentence counts as aligned in the reasons. */
const ALIGNED = 0.6;

/** How much of the poorer edition must stand in the same order for the two to be the same text. */
const TRANSLATED = 0.5;

/** Whether the sentences correspond throughout, as those of a translation do and those of a rewriting do not. */
export function isTranslation(comparison: Comparison): boolean {
  const { aligned, sentences, inOrder, evidence } = comparison;
  const pairs = aligned.reduce((sum, pair) => sum + Math.max(pair.source.length, pair.target.length), 0);
  return pairs >= TRANSLATED * sentences && inOrder >= TRANSLATED * evidence;
}

/** The reasons a person can check. */
export function reasonsOf(comparison: Comparison): Reason[] {
  const { shared, aligned, sentences, gap } = comparison;
  const count = (kind: string) => shared.filter((item) => item.kind === kind).length;
  const sure = aligned.filter((pair) => pair.score >= ALIGNED);
  const reasons: Reason[] = [
    { kind: "sentences-aligned", count: sure.length, of: sentences },
    { kind: "names-shared", count: count("name"), of: null },
    { kind: "numbers-shared", count: count("number"), of: null },
    { kind: "dates-shared", count: count("date"), of: null },
    { kind: "links-shared", count: count("link"), of: null },
  ];
  const published: Reason[] = gap === null ? [] : [{ kind: "published-apart", count: gap, of: null }];
  return [...reasons.filter((reason) => reason.count > 0), ...published];
}
