/** The weights of `featuresOf`, made by `tools/train-siblings.ts`; see weights.md. */
export const WEIGHTS: readonly number[] = [-2.313, 1.526, 3.081, 5.206, -0.047, 3.166, 1.175, -0.844];
