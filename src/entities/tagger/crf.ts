import { LABELS, mayFollow } from "./labels.ts";

/** Label scores of a sequence, `count * LABELS` of them, row by row; transitions `from * LABELS + to`. */
export interface SequenceScores {
  readonly count: number;
  readonly emissions: Float32Array;
  readonly transitions: Float32Array;
}

/** The best sequence of labels of a linear-chain model (Viterbi 1967), by score. */
export function bestLabels({ count, emissions, transitions }: SequenceScores): Uint8Array {
  const best = new Float32Array(count * LABELS);
  const back = new Uint8Array(count * LABELS);
  for (let label = 0; label < LABELS; label++) best[label] = mayFollow(-1, label) ? emissions[label]! : -1e9;
  for (let at = 1; at < count; at++) {
    for (let to = 0; to < LABELS; to++) {
      const from = bestBefore(best, (at - 1) * LABELS, to, transitions);
      back[at * LABELS + to] = from;
      best[at * LABELS + to] =
        best[(at - 1) * LABELS + from]! + transitions[from * LABELS + to]! + emissions[at * LABELS + to]!;
    }
  }
  return readBack(best, back, count);
}

function bestBefore(best: Float32Array, row: number, to: number, transitions: Float32Array): number {
  let winner = 0;
  let score = -Infinity;
  for (let from = 0; from < LABELS; from++) {
    if (!FOLLOWS[from * LABELS + to]) continue;
    const candidate = best[row + from]! + transitions[from * LABELS + to]!;
    if (candidate <= score) continue;
    winner = from;
    score = candidate;
  }
  return winner;
}

function readBack(best: Float32Array, back: Uint8Array, count: number): Uint8Array {
  const labels = new Uint8Array(count);
  if (count === 0) return labels;
  let label = 0;
  for (let to = 1; to < LABELS; to++) {
    if (best[(count - 1) * LABELS + to]! > best[(count - 1) * LABELS + label]!) label = to;
  }
  for (let at = count - 1; at >= 0; at--) {
    labels[at] = label;
    label = back[at * LABELS + label]!;
  }
  return labels;
}

const FOLLOWS = Uint8Array.from({ length: LABELS * LABELS }, (_, pair) =>
  mayFollow(Math.floor(pair / LABELS), pair % LABELS) ? 1 : 0,
);

/** What forward-backward (Lafferty et al. 2001) finds; each laid out as the emissions, rows scaled to sum to one. */
export interface Posterior {
  readonly marginals: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** Exponentials of the emissions, scaled row by row. */
  readonly local: Float64Array;
  /** Exponentials of the transitions, 0 where a label may not follow. */
  readonly moves: Float64Array;
}

/** Exponentials of the transitions, 0 where a label may not follow. */
export function movesOf(transitions: Float32Array): Float64Array {
  return Float64Array.from(transitions, (score, pair) => (FOLLOWS[pair] ? Math.exp(score) : 0));
}

/** The probability of each label at each place, and what it was computed from. */
export function posterior(
  { count, emissions, transitions }: SequenceScores,
  moves = movesOf(transitions),
): Posterior {
  const forward = new Float64Array(count * LABELS);
  const backward = new Float64Array(count * LABELS).fill(1);
  const local = expRows(emissions, count);
  for (let label = 0; label < LABELS; label++) forward[label] = mayFollow(-1, label) ? local[label]! : 0;
  for (let at = 1; at < count; at++) stepForward(forward, local, moves, at);
  for (let at = count - 2; at >= 0; at--) stepBackward(backward, local, moves, at);
  const marginals = new Float64Array(count * LABELS);
  for (let at = 0; at < marginals.length; at++) marginals[at] = forward[at]! * backward[at]!;
  normaliseRows(marginals, count);
  return { marginals, forward, backward, local, moves };
}

function expRows(emissions: Float32Array, count: number): Float64Array {
  const out = new Float64Array(count * LABELS);
  for (let row = 0; row < count * LABELS; row += LABELS) {
    let most = -Infinity;
    for (let label = 0; label < LABELS; label++) most = Math.max(most, emissions[row + label]!);
    for (let label = 0; label < LABELS; label++) out[row + label] = Math.exp(emissions[row + label]! - most);
  }
  return out;
}

function stepForward(forward: Float64Array, local: Float64Array, moves: Float64Array, at: number): void {
  let total = 0;
  for (let to = 0; to < LABELS; to++) {
    let sum = 0;
    for (let from = 0; from < LABELS; from++)
      sum += forward[(at - 1) * LABELS + from]! * moves[from * LABELS + to]!;
    forward[at * LABELS + to] = sum * local[at * LABELS + to]!;
    total += forward[at * LABELS + to]!;
  }
  for (let to = 0; to < LABELS; to++) forward[at * LABELS + to]! /= total;
}

function stepBackward(backward: Float64Array, local: Float64Array, moves: Float64Array, at: number): void {
  let total = 0;
  for (let from = 0; from < LABELS; from++) {
    let sum = 0;
    for (let to = 0; to < LABELS; to++) {
      sum += moves[from * LABELS + to]! * local[(at + 1) * LABELS + to]! * backward[(at + 1) * LABELS + to]!;
    }
    backward[at * LABELS + from] = sum;
    total += sum;
  }
  for (let from = 0; from < LABELS; from++) backward[at * LABELS + from]! /= total;
}

function normaliseRows(values: Float64Array, count: number): void {
  for (let row = 0; row < count * LABELS; row += LABELS) {
    let total = 0;
    for (let label = 0; label < LABELS; label++) total += values[row + label]!;
    for (let label = 0; label < LABELS; label++) values[row + label]! /= total;
  }
}
