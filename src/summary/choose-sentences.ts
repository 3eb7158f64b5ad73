import { dot, type TermVector } from "./weigh-terms.ts";

/** What choosing needs to know of a sentence. */
export interface Candidate {
  /** Higher is more worth quoting. */
  readonly score: number;
  /** Unit vector of its terms, to tell repetition. */
  readonly vector: TermVector;
  /** Never quoted. */
  readonly barred: boolean;
  /** Quoted only where the sentence before it is quoted too. */
  readonly dangling: boolean;
}

/** What a choice depends on beside the sentences' own scores. */
export interface ChoiceWeights {
  /** How much a sentence loses for saying what a chosen one says, per unit of cosine. */
  readonly repetition: number;
  /** How much a sentence gains for standing beside a chosen one, so that a summary reads on. */
  readonly adjacency: number;
}

/** Two sentences this alike are one. */
const SAME = 0.9;

/**
 * Chooses up to `count` sentences greedily by score and novelty (maximal marginal relevance, Carbonell & Goldstein
 * 1998); returns their indexes in the order of choice, so that a shorter summary is a prefix. Linear in the text.
 */
export function chooseSentences(
  candidates: readonly Candidate[],
  count: number,
  weights: ChoiceWeights,
): number[] {
  const chosen: number[] = [];
  const likeness = candidates.map(() => 0);
  while (chosen.length < count) {
    const best = findBest(candidates, { likeness, chosen: new Set(chosen), weights });
    if (best === undefined) break;
    chosen.push(best);
    const { vector } = candidates[best]!;
    candidates.forEach((candidate, i) => {
      likeness[i] = Math.max(likeness[i]!, dot(candidate.vector, vector));
    });
  }
  return chosen;
}

interface Choice {
  /** The highest cosine of each candidate with a chosen one. */
  readonly likeness: readonly number[];
  readonly chosen: ReadonlySet<number>;
  readonly weights: ChoiceWeights;
}

function findBest(candidates: readonly Candidate[], choice: Choice): number | undefined {
  let best: number | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [i, candidate] of candidates.entries()) {
    if (!isOpen(candidate, i, choice)) continue;
    const value = worthOf(candidate, i, choice);
    if (value <= highest) continue;
    highest = value;
    best = i;
  }
  return best;
}

function isOpen({ barred, dangling }: Candidate, i: number, { likeness, chosen }: Choice): boolean {
  if (barred || chosen.has(i) || likeness[i]! > SAME) return false;
  return !dangling || chosen.has(i - 1);
}

function worthOf({ score }: Candidate, i: number, { likeness, chosen, weights }: Choice): number {
  const beside = chosen.has(i - 1) || chosen.has(i + 1);
  return score - weights.repetition * likeness[i]! + (beside ? weights.adjacency : 0);
}
