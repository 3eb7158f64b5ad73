import type { Comparison } from "./compare-profiles.ts";
import { gapEvidence } from "./publication-gap.ts";
import type { Reason } from "./sibling.ts";

/** Weights of a logistic regression; `bench/siblings/fit.ts` computes them. */
const INTERCEPT = -7.257;
const AMOUNT = 1.697;
const SHARE_IN_ORDER = 10.497;
const SHARE = -6.577;
const SIZE = -0.216;
const ORDERLINESS = 5.827;
const TIME = 0.219;

/** Keeps the shares of very short articles from being extreme, in nats. */
const SMALL = 10;

/** The log-odds that two articles tell the same, from their comparison alone. */
export function siblingLogit(comparison: Comparison): number {
  const { evidence, inOrder, possible, gap } = comparison;
  return (
    INTERCEPT +
    AMOUNT * Math.log1p(inOrder) +
    SHARE_IN_ORDER * (inOrder / (possible + SMALL)) +
    SHARE * (evidence / (possible + SMALL)) +
    SIZE * Math.log1p(possible) +
    ORDERLINESS * (inOrder / (evidence + SMALL / 2)) +
    TIME * gapEvidence(gap)
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
