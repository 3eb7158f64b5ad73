import { type ChoiceWeights, chooseSentences } from "../../src/summary/choose-sentences.ts";
import type { Evidence } from "../../src/summary/measure-evidence.ts";
import { weigh } from "../../src/summary/rate-sentences.ts";
import type { Example } from "./load-examples.ts";
import type { Rouge } from "./rouge.ts";

/** All weights of the model, flat. */
export type Weights = Evidence & ChoiceWeights;

/** Where the search starts, and what the weights are held to: position first, then what is central or in the headline. */
export const PRIOR: Weights = {
  lead: 1.25,
  central: 0.1,
  likeTitle: 0.1,
  narrow: -0.4,
  wide: -0.4,
  repetition: 0.9,
  adjacency: 0.18,
};

/** How dear it is to leave the prior, in points of ROUGE per squared unit. */
const SHRINKAGE = 16;
/** A set's gain counts less and less beyond this many points, a loss twice: all sets shall win, not one by far. */
const ENOUGH = 1.5;
const LOSS = 2;
/** The weights of ROUGE-1, ROUGE-2 and ROUGE-L, and of summaries of one sentence beside those of three. */
const MEASURES = [1, 0.5, 1] as const;
const ONE_SENTENCE = 0.4;
const SMALL_SET = 100;
const FIRST_STEP = 0.16;
const LAST_STEP = 0.01;

/** The mean gain over the first sentences of each set, in points, by set. */
export function gains(examples: readonly Example[], weights: Weights, count: 1 | 3): Map<string, Rouge> {
  const sums = new Map<string, number[]>();
  for (const example of examples) {
    if (count > example.count) continue;
    const lead = example.score(
      Array.from({ length: Math.min(count, example.sentences.length) }, (_, i) => i),
    );
    const ours = example.score(summariseExample(example, weights, count));
    const sum = sums.get(example.set) ?? [0, 0, 0, 0];
    sums.set(example.set, [...[0, 1, 2].map((k) => sum[k]! + 100 * (ours[k]! - lead[k]!)), sum[3]! + 1]);
  }
  return new Map([...sums].map(([set, [a, b, c, n]]) => [set, [a! / n!, b! / n!, c! / n!]]));
}

function summariseExample({ sentences }: Example, weights: Weights, count: number): number[] {
  const candidates = sentences.map((sentence) => ({ ...sentence, score: weigh(sentence.evidence, weights) }));
  return chooseSentences(candidates, count, weights).sort((a, b) => a - b);
}

/** What the search maximises. */
function objective(examples: readonly Example[], weights: Weights): number {
  const sizes = new Map<string, number>();
  for (const { set } of examples) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const [one, three] = [gains(examples, weights, 1), gains(examples, weights, 3)];
  let [total, weight] = [0, 0];
  for (const [set, size] of sizes) {
    const trust = Math.min(1, Math.sqrt(size / SMALL_SET));
    const long = three.get(set);
    const value =
      long === undefined
        ? (1 + ONE_SENTENCE) * worth(one.get(set)!)
        : worth(long) + ONE_SENTENCE * worth(one.get(set)!);
    total += trust * value;
    weight += trust * (1 + ONE_SENTENCE);
  }
  const kinds = Object.keys(PRIOR) as (keyof Weights)[];
  const distance = kinds.reduce((sum, kind) => sum + (weights[kind] - PRIOR[kind]) ** 2, 0);
  return total / weight - SHRINKAGE * distance;
}

function worth(gain: Rouge): number {
  const saturated = (points: number) =>
    points < 0 ? LOSS * points : ENOUGH * (1 - Math.exp(-points / ENOUGH));
  return MEASURES.reduce((sum, measure, k) => sum + measure * saturated(gain[k]!), 0);
}

/** Pattern search (Hooke & Jeeves 1961): one weight at a time, up or down by a step that halves when nothing helps. */
export function fitWeights(examples: readonly Example[]): Weights {
  let weights = PRIOR;
  let best = objective(examples, weights);
  for (let step = FIRST_STEP; step >= LAST_STEP; ) {
    const before = best;
    for (const kind of Object.keys(PRIOR) as (keyof Weights)[]) {
      for (const delta of [step, -step]) {
        const candidate = { ...weights, [kind]: Number((weights[kind] + delta).toFixed(3)) };
        const value = objective(examples, candidate);
        if (value > best) [weights, best] = [candidate, value];
      }
    }
    if (best - before < 1e-4) step /= 2;
  }
  return weights;
}
