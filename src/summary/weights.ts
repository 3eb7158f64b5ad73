import type { ChoiceWeights } from "./choose-sentences.ts";
import type { Evidence } from "./measure-evidence.ts";

/** What each kind of evidence adds to a sentence's score. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  lead: 0.97,
  central: 0.09,
  likeTitle: 0.08,
  frequent: 0.09,
  width: 0.06,
  narrow: -0.32,
  wide: -0.17,
  startsQuoted: -0.13,
};

export const CHOICE_WEIGHTS: ChoiceWeights = { repetition: 0.64, adjacency: 0.13 };
