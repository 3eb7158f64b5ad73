import type { ConfidenceWeights } from "./judge-name.ts";

/** Fitted by tools/train-confidence.ts on openly licensed documents; docs/entities-model-card.md lists them. */
export const WEIGHTS: ConfidenceWeights = {
  person: {
    base: -0.75,
    surest: 0.43,
    several: 0.18,
  },
  place: {
    base: -0.5,
    surest: 0.32,
    several: -0.32,
  },
  organisation: {
    base: -0.66,
    surest: 0.28,
    several: -0.2,
  },
  any: {
    second: 0.14,
    usual: 0.16,
    given: 0.45,
    loud: -0.7,
    goesOn: -0.07,
    begunBefore: -0.39,
    capitals: 0.17,
    short: -0.6,
    caseless: -0.51,
    small: -0.26,
    odd: 0.32,
    camel: 0.06,
  },
};
