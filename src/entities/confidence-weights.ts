import type { ConfidenceWeights } from "./judge-name.ts";

/** Fitted by tools/train-confidence.ts on openly licensed documents; docs/entities-model-card.md lists them. */
export const WEIGHTS: ConfidenceWeights = {
  person: {
    base: -0.78,
    surest: 0.46,
    several: 0.28,
  },
  place: {
    base: -0.75,
    surest: 0.37,
    several: -0.34,
  },
  organisation: {
    base: -0.59,
    surest: 0.26,
    several: 0.01,
  },
  any: {
    second: 0.16,
    usual: 0.16,
    given: 0.4,
    loud: -0.44,
    goesOn: -0.47,
    begunBefore: -0.63,
    capitals: 0.26,
    short: -0.6,
    caseless: -0.48,
    small: -0.26,
    odd: -0.26,
    camel: -0.25,
  },
};
