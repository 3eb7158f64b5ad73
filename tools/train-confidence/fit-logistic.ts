/** One observation: its evidence, what came of it, and how much it counts. */
export interface Observation {
  readonly features: readonly number[];
  readonly right: boolean;
  readonly worth: number;
}

const ROUNDS = 12;
const RIDGE = 1;

/** Logistic regression with a ridge by Newton's method (iteratively reweighted least squares, Nelder & Wedderburn 1972). */
export function fitLogistic(observations: readonly Observation[]): number[] {
  const size = observations[0]!.features.length;
  let weights: number[] = new Array(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight) => RIDGE * weight);
    const curve = weights.map((_, row) => weights.map((__, column) => (row === column ? RIDGE : 0)));
    for (const observation of observations) addTo(slope, curve, observation, weights);
    const step = solve(curve, slope);
    weights = weights.map((weight, at) => weight - step[at]!);
  }
  return weights;
}

function addTo(
  slope: number[],
  curve: number[][],
  { features, right, worth }: Observation,
  weights: readonly number[],
): void {
  const odds = features.reduce((sum, feature, at) => sum + feature * weights[at]!, 0);
  const chance = 1 / (1 + Math.exp(-odds));
  for (const [row, feature] of features.entries()) {
    if (feature === 0) continue;
    slope[row]! += worth * (chance - Number(right)) * feature;
    for (const [column, other] of features.entries())
      curve[row]![column]! += worth * chance * (1 - chance) * feature * other;
  }
}

/** Gaussian elimination; the matrix is positive definite, so that no rows need be swapped. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (const [at, pivot] of rows.entries()) {
    for (const below of rows.slice(at + 1)) {
      const factor = below[at]! / pivot[at]!;
      for (let column = at; column < below.length; column++) below[column]! -= factor * pivot[column]!;
    }
  }
  const solution: number[] = new Array(rows.length).fill(0);
  for (let at = rows.length - 1; at >= 0; at--) {
    const known = solution.reduce(
      (sum, value, column) => sum + (column > at ? value * rows[at]![column]! : 0),
      0,
    );
    solution[at] = (rows[at]!.at(-1)! - known) / rows[at]![at]!;
  }
  return solution;
}
