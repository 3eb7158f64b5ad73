import type { Shared } from "./find-shared.ts";
import type { Profile } from "./profile.ts";
import type { AlignedPair } from "./sibling.ts";

/**
 * How many sentences are consumed on each side, and the log prior: those of Gale & Church (1993), but with gaps three
 * times as likely: editions are cut to fit.
 */
const STEPS: readonly { readonly a: number; readonly b: number; readonly prior: number }[] = [
  { a: 1, b: 1, prior: Math.log(0.88) },
  { a: 1, b: 0, prior: Math.log(0.03) },
  { a: 0, b: 1, prior: Math.log(0.03) },
  { a: 2, b: 1, prior: Math.log(0.03) },
  { a: 1, b: 2, prior: Math.log(0.03) },
];

/** Standard deviation of the logarithm of two renderings' lengths, beyond the articles' own ratio. */
const LENGTH_DEVIATION = 0.3;
/** Shared marks repeat one another (a name's parts, a number and its date): only so much of them counts. */
const EVIDENCE_SCALE = 0.5;
const MIN_BAND = 12;

/**
 * Aligns the sentences of two articles in order by dynamic programming over lengths (Gale & Church 1993) and shared
 * evidence. Indexes are those of the signatures' sentences, without the title. Time is bounded by a band.
 */
export function alignProfiles(a: Profile, b: Profile, shared: readonly Shared[]): AlignedPair[] {
  const rows = a.lengths.length - 1;
  const columns = b.lengths.length - 1;
  if (rows === 0 || columns === 0) return [];
  const grid: Grid = { rows, columns, gain: gains(rows, columns, shared), length: lengthScore(a, b) };
  return traceBack(grid, fillPaths(grid));
}

interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Evidence in nats at `row * columns + column`. */
  readonly gain: Float64Array;
  readonly length: (fromA: number, toA: number, fromB: number, toB: number) => number;
}

function gains(rows: number, columns: number, shared: readonly Shared[]): Float64Array {
  const gain = new Float64Array(rows * columns);
  for (const { weight, aPlaces, bPlaces } of shared) {
    // A name that stands everywhere says little about where.
    const share = weight / Math.sqrt(aPlaces.length * bPlaces.length);
    for (const i of aPlaces) {
      for (const j of bPlaces) {
        if (i > 0 && j > 0) gain[(i - 1) * columns + j - 1]! += share;
      }
    }
  }
  return gain;
}

function lengthScore(a: Profile, b: Profile): Grid["length"] {
  const sumsA = sums(a.lengths);
  const sumsB = sums(b.lengths);
  const ratio = (sumsA.at(-1)! + 1) / (sumsB.at(-1)! + 1);
  return (fromA, toA, fromB, toB) => {
    const delta = Math.log((sumsA[toA]! - sumsA[fromA]! + 8) / ((sumsB[toB]! - sumsB[fromB]!) * ratio + 8));
    return -Math.min(8, (delta * delta) / (2 * LENGTH_DEVIATION * LENGTH_DEVIATION));
  };
}

function sums(lengths: readonly number[]): number[] {
  const out = [0];
  for (let i = 1; i < lengths.length; i++) out.push(out[i - 1]! + lengths[i]!);
  return out;
}

function fillPaths(grid: Grid): Uint8Array {
  const { rows, columns } = grid;
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const from = new Uint8Array((rows + 1) * width);
  const band = MIN_BAND + Math.abs(rows - columns) + Math.ceil(Math.max(rows, columns) / 8);
  best[0] = 0;
  for (let i = 0; i <= rows; i++) {
    const middle = Math.round((i * columns) / rows);
    for (let j = Math.max(0, middle - band); j <= Math.min(columns, middle + band); j++) {
      for (let s = 0; s < STEPS.length; s++) {
        const step = STEPS[s]!;
        if (step.a > i || step.b > j) continue;
        const before = best[(i - step.a) * width + j - step.b]!;
        if (before === Number.NEGATIVE_INFINITY) continue;
        const score = before + stepScore(grid, i, j, step);
        if (score <= best[i * width + j]!) continue;
        best[i * width + j] = score;
        from[i * width + j] = s;
      }
    }
  }
  return from;
}

function stepScore(grid: Grid, i: number, j: number, step: (typeof STEPS)[number]): number {
  if (step.a === 0 || step.b === 0) return step.prior;
  return (
    step.prior + grid.length(i - step.a, i, j - step.b, j) + EVIDENCE_SCALE * evidenceAt(grid, i, j, step)
  );
}

function evidenceAt({ columns, gain }: Grid, i: number, j: number, step: (typeof STEPS)[number]): number {
  let sum = 0;
  for (let x = i - step.a; x < i; x++) for (let y = j - step.b; y < j; y++) sum += gain[x * columns + y]!;
  return sum;
}

function traceBack(grid: Grid, from: Uint8Array): AlignedPair[] {
  const pairs: AlignedPair[] = [];
  let i = grid.rows;
  let j = grid.columns;
  while (i > 0 || j > 0) {
    const step = STEPS[from[i * (grid.columns + 1) + j]!]!;
    if (step.a > 0 && step.b > 0) {
      const evidence = evidenceAt(grid, i, j, step);
      const lengths = grid.length(i - step.a, i, j - step.b, j);
      pairs.push({
        source: range(i - step.a, i),
        target: range(j - step.b, j),
        score: pairScore(evidence, lengths),
      });
    }
    i -= step.a;
    j -= step.b;
  }
  return pairs.reverse();
}

/** 0.5 for sentences of like length that share nothing; a few shared names make it nearly sure. */
function pairScore(evidence: number, lengths: number): number {
  return 1 / (1 + Math.exp(-(evidence * EVIDENCE_SCALE + lengths)));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
