import type { ConfidenceWeights } from "./judge-name.ts";

/** Fitted by tools/train-confidence.ts on openly licensed documents; docs/entities-model-card.md lists them. */
export const WEIGHTS: ConfidenceWeights = {
  person: {
    base: -0.76,
    surest: 0.48,
    several: 0.37,
  },
  place: {
    base: -0.75,
    surest: 0.37,
    several: -0.35,
  },
  organisation: {
    base: -0.59,
    surest: 0.26,
    several: 0,
  },
  any: {
    second: 0.16,
    usual: 0.16,
    loud: -0.4,
    goesOn: -0.48,
    begunBefore: -0.62,
    capitals: 0.25,
    short: -0.59,
    caseless: -0.5,
    small: -0.25,
    odd: -0.25,
    camel: -0.26,
  },
};
