import type { Comparison } from "./compare-profiles.ts";
import type { Reason } from "./sibling.ts";
import { WEIGHTS } from "./weights.ts";

/** Keeps the shares of very short articles from being extreme, in nats. */
const SMALL = 10;

/** What the weights are for, in their order: an intercept, marks in common and their order, words that render one another. */
export function featuresOf(comparison: Comparison): number[] {
  const { evidence, inOrder, possible, words, wordsPossible } = comparison;
  return [
    1,
    Math.log1p(inOrder),
    inOrder / (possible + SMALL),
    evidence / (possible + SMALL),
    Math.log1p(possible),
    inOrder / (evidence + SMALL / 2),
    Math.sqrt(words),
    Math.sqrt(wordsPossible),
  ];
}

/** How much more the content of two articles speaks for siblings than for strangers, in nats. */
export function contentLogit(comparison: Comparison): number {
  return featuresOf(comparison).reduce((sum, value, index) => sum + value * WEIGHTS[index]!, 0);
}

/**
 * The regression knows translations: of what is rewritten or cut short it is less sure than it may be. By so many
 * nats, set by hand between what that finds and what it gets wrong; see docs/quality.md.
 */
export const UNDERRATED = 0.75;

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
