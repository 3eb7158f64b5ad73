/** The weights of `featuresOf`, made by `tools/train-siblings.ts`; see weights.md. */
export const WEIGHTS: readonly number[] = [-2.495, 1.386, 3.257, 5.319, 0.028, 3.414, 1.213, -0.861];
