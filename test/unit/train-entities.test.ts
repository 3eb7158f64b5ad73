import { expect, test } from "vitest";
import { LABELS } from "../../src/entities/tagger/labels.ts";
import { averageOf } from "../../tools/train-entities/average-of.ts";
import { shareWeights } from "../../tools/train-entities/share-weights.ts";

/** Weights of rows that are the same for each label. */
const rows = (...values: number[]) => Float32Array.from(values.flatMap((value) => Array(LABELS).fill(value)));

test("a share of what each family learned of a feature is given to all, as the mean of all families", () => {
  // Row 0 is general, rows 1 and 2 are the same feature in two of four families, row 3 is a general one that none has.
  const weights = rows(1, 8, -4, 3);
  shareWeights(weights, { generalRow: Int32Array.of(-1, 0, 0, -1), families: 4 }, 0.5);
  expect(weights).toEqual(rows(1.5, 4, -2, 3));
});

test("where nothing is shared nothing changes", () => {
  const weights = rows(1, 8);
  shareWeights(weights, { generalRow: Int32Array.of(-1, 0), families: 1 }, 0);
  expect(weights).toEqual(rows(1, 8));
});

test("several trainings are one: the mean of their weights and transitions", () => {
  const trainings = [1, 2, 6].map((value) => ({ weights: rows(value, 0), transitions: rows(-value) }));
  expect(averageOf(trainings)).toEqual({ weights: rows(3, 0), transitions: rows(-3) });
  expect(averageOf(trainings.slice(0, 1))).toEqual(trainings[0]);
  expect(() => averageOf([])).toThrow("no training");
});
