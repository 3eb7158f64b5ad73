import type { Trained } from "./train-crf.ts";

/** The mean of several trainings on one set, which hangs less on their order than each (bagging, Breiman 1996). */
export function averageOf(trainings: readonly Trained[]): Trained {
  return {
    weights: mean(trainings.map(({ weights }) => weights)),
    transitions: mean(trainings.map(({ transitions }) => transitions)),
  };
}

/** The mean of arrays of one length, number by number. */
function mean([first, ...others]: readonly Float32Array[]): Float32Array {
  if (first === undefined) throw new RangeError("no training to average");
  return first.map(
    (value, at) => others.reduce((sum, other) => sum + other[at]!, value) / (others.length + 1),
  );
}
