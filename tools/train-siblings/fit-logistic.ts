/** A weighted observation of a logistic regression. */
export interface Observation {
  readonly features: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

const RIDGE = 1;
const MAX_STEPS = 30;
const PRECISION = 1e-6;

/** Weights of the features by Newton's method; the first feature is the intercept, the others are held to 0 by a ridge. */
export function fitLogistic(observations: readonly Observation[]): number[] {
  const size = observations[0]!.features.length;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < MAX_STEPS; step++) {
    const change = solve(newtonSystem(observations, weights));
    weights = weights.map((weight, index) => weight + change[index]!);
    if (Math.max(...change.map(Math.abs)) < PRECISION) break;
  }
  return weights;
}

/** The log-odds of an observation. */
export function logitOf(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, value, index) => sum + value * weights[index]!, 0);
}

/** The Hessian with the gradient as its last column. */
function newtonSystem(observations: readonly Observation[], weights: readonly number[]): number[][] {
  const rows = weights.map((weight, i) => {
    const row = new Array<number>(weights.length + 1).fill(0);
    if (i > 0) {
      row[i] = RIDGE;
      row[weights.length] = -RIDGE * weight;
    }
    return row;
  });
  for (const { features, isTrue, weight } of observations) {
    const chance = 1 / (1 + Math.exp(-logitOf(features, weights)));
    const curve = weight * chance * (1 - chance);
    const error = weight * (Number(isTrue) - chance);
    for (const [i, row] of rows.entries()) {
      for (let j = 0; j < features.length; j++) row[j]! += curve * features[i]! * features[j]!;
      row[features.length]! += error * features[i]!;
    }
  }
  return rows;
}

/** Gauss-Jordan elimination with the largest pivot. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).reduce((best, row) => (Math.abs(row[i]!) > Math.abs(best[i]!) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(i, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[i]! / pivot[i]!;
      for (let j = i; j <= size; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
