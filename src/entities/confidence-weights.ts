import type { ConfidenceWeights } from "./judge-name.ts";

/** Fitted by tools/train-confidence.ts on openly licensed documents; docs/entities-model-card.md lists them. */
export const WEIGHTS: ConfidenceWeights = {
  person: {
    base: -0.71,
    surest: 0.42,
    several: -0.06,
  },
  place: {
    base: -0.46,
    surest: 0.31,
    several: -0.26,
  },
  organisation: {
    base: -0.56,
    surest: 0.28,
    several: -0.23,
  },
  any: {
    second: 0.15,
    usual: 0.17,
    given: 0.36,
    loud: -0.73,
    goesOn: -0.19,
    begunBefore: -0.3,
    capitals: 0.09,
    short: -0.65,
    caseless: -0.56,
    small: -0.26,
    odd: -0.02,
    camel: -0.09,
  },
};
