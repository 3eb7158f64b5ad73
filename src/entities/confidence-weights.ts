import type { ConfidenceWeights } from "./judge-name.ts";

/** Fitted by tools/train-confidence.ts on openly licensed documents; docs/entities-model-card.md lists them. */
export const WEIGHTS: ConfidenceWeights = {
  person: {
    base: -0.7,
    surest: 0.39,
    several: 0.47,
  },
  place: {
    base: -0.76,
    surest: 0.3,
    several: -0.36,
  },
  organisation: {
    base: -0.59,
    surest: 0.19,
    several: 0.01,
  },
  any: {
    second: 0.25,
    usual: 0.23,
    loud: -0.45,
    goesOn: -0.47,
    begunBefore: -0.62,
    capitals: 0.24,
    short: -0.6,
    caseless: -0.5,
    small: -0.25,
    odd: -0.32,
    camel: -0.26,
  },
};
