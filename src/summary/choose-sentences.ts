import { dot, type TermVector } from "./weigh-terms.ts";

/** What choosing needs to know of a sentence. */
export interface Candidate {
  /** Higher is more worth quoting. */
  readonly score: number;
  readonly vector: TermVector;
  /** Never quoted. */
  readonly barred: boolean;
  /** Quoted only where the sentence before it is quoted too. */
  readonly dangling: boolean;
}

/** How much of its score a sentence loses for saying what a chosen one says. */
const REPETITION = 0.6;
/** Two sentences this alike are one. */
const SAME = 0.9;

/**
 * Chooses `count` sentences greedily by score and novelty (maximal marginal relevance, Carbonell & Goldstein 1998);
 * returns their indexes in the order of choice. Linear in the number of candidates.
 */
export function chooseSentences(candidates: readonly Candidate[], count: number): number[] {
  const chosen: number[] = [];
  const likeness = candidates.map(() => 0);
  while (chosen.length < count) {
    const best = bestCandidate(candidates, likeness, chosen);
    if (best === undefined) break;
    chosen.push(best);
    const { vector } = candidates[best]!;
    candidates.forEach((candidate, i) => {
      likeness[i] = Math.max(likeness[i]!, dot(candidate.vector, vector));
    });
  }
  return chosen;
}

function bestCandidate(
  candidates: readonly Candidate[],
  likeness: readonly number[],
  chosen: readonly number[],
): number | undefined {
  let best: number | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  candidates.forEach((candidate, i) => {
    if (candidate.barred || likeness[i]! > SAME || chosen.includes(i)) return;
    if (candidate.dangling && !chosen.includes(i - 1)) return;
    const value = candidate.score - REPETITION * likeness[i]!;
    if (value <= highest) return;
    highest = value;
    best = i;
  });
  return best;
}
