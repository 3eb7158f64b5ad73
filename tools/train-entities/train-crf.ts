import { type Posterior, posterior } from "../../src/entities/tagger/crf.ts";
import { LABELS } from "../../src/entities/tagger/labels.ts";

/** Sentences as rows of features: token t has the rows `rows[tokenStart[t]] … rows[tokenStart[t + 1]]`. */
export interface TrainingSet {
  readonly rowCount: number;
  readonly rows: Int32Array;
  readonly tokenStart: Uint32Array;
  readonly labels: Uint8Array;
  /** The first token of each sentence, and after the last one the number of tokens. */
  readonly sentenceStart: Uint32Array;
  /** How much each sentence counts. */
  readonly weight: Float32Array;
}

export interface Trained {
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

export interface Schedule {
  readonly epochs: number;
  readonly rate: number;
  /** The share of features left out at random at each visit. */
  readonly dropout: number;
  readonly l2: number;
}

const SMALL = 0.002;

/** Trains a linear-chain conditional random field by AdaGrad (Duchi et al. 2011) with feature dropout. */
export function trainCrf(
  set: TrainingSet,
  { epochs, rate, dropout, l2 }: Schedule,
  random: () => number,
): Trained {
  const weights = new Float32Array(set.rowCount * LABELS);
  const history = new Float32Array(set.rowCount * LABELS).fill(0.1);
  const transitions = new Float32Array(LABELS * LABELS);
  const transitionHistory = new Float32Array(LABELS * LABELS).fill(1);
  const order = Uint32Array.from({ length: set.sentenceStart.length - 1 }, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const step = rate * (1 - epoch / (epochs + 1));
    let loss = 0;
    const began = Date.now();
    for (const sentence of order) loss += visit(sentence, step);
    console.error(
      `epoch ${epoch + 1}: loss ${(loss / set.labels.length).toFixed(4)}, ${Math.round((Date.now() - began) / 1000)} s`,
    );
  }
  return { weights, transitions };

  function visit(sentence: number, step: number): number {
    const from = set.sentenceStart[sentence]!;
    const count = set.sentenceStart[sentence + 1]! - from;
    if (count === 0) return 0;
    const kept: Int32Array[] = [];
    const emissions = new Float32Array(count * LABELS);
    for (let at = 0; at < count; at++) kept.push(score(from + at, emissions, at * LABELS));
    const found = posterior({ count, emissions, transitions });
    const { marginals } = found;
    const weight = set.weight[sentence]!;
    let loss = 0;
    for (let at = 0; at < count; at++) {
      const gold = set.labels[from + at]!;
      loss -= Math.log(Math.max(1e-9, marginals[at * LABELS + gold]!));
      learn(kept[at]!, marginals, at * LABELS, gold, step, weight);
      if (at > 0) learnTransition(found, at * LABELS, set.labels[from + at - 1]! * LABELS + gold, step);
    }
    return loss;
  }

  function score(token: number, emissions: Float32Array, out: number): Int32Array {
    const all = set.rows.subarray(set.tokenStart[token]!, set.tokenStart[token + 1]!);
    const rows = dropout > 0 ? all.filter(() => random() >= dropout) : all;
    for (const row of rows) {
      for (let label = 0; label < LABELS; label++) emissions[out + label]! += weights[row * LABELS + label]!;
    }
    return rows;
  }

  function learn(
    rows: Int32Array,
    marginals: Float64Array,
    at: number,
    gold: number,
    step: number,
    weight: number,
  ): void {
    for (let label = 0; label < LABELS; label++) {
      const slope = (marginals[at + label]! - (label === gold ? 1 : 0)) * weight;
      if (Math.abs(slope) < SMALL) continue;
      for (const row of rows) {
        const index = row * LABELS + label;
        const slope2 = slope + l2 * weights[index]!;
        history[index]! += slope2 * slope2;
        weights[index]! -= (step * slope2) / Math.sqrt(history[index]!);
      }
    }
  }

  function learnTransition(found: Posterior, at: number, gold: number, step: number): void {
    const pairs = pairMarginals(found, at);
    for (let pair = 0; pair < pairs.length; pair++) {
      const slope = pairs[pair]! - (pair === gold ? 1 : 0);
      if (Math.abs(slope) < SMALL) continue;
      transitionHistory[pair]! += slope * slope;
      transitions[pair]! -= (step * slope) / Math.sqrt(transitionHistory[pair]!);
    }
  }
}

/** The probability of each pair of labels, the second one at the row that begins at `at`. */
function pairMarginals({ forward, backward, local, moves }: Posterior, at: number): Float64Array {
  const pairs = new Float64Array(LABELS * LABELS);
  let total = 0;
  for (let pair = 0; pair < pairs.length; pair++) {
    const from = Math.floor(pair / LABELS);
    const to = pair % LABELS;
    pairs[pair] = forward[at - LABELS + from]! * moves[pair]! * local[at + to]! * backward[at + to]!;
    total += pairs[pair]!;
  }
  return pairs.map((value) => value / total);
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
}
