import type { ChoiceWeights } from "./choose-sentences.ts";
import type { Evidence } from "./measure-evidence.ts";

/** What each kind of evidence adds to a sentence's score; fitted by tools/train-summary.ts. */
export const EVIDENCE_WEIGHTS: Evidence = {
  lead: 1.25,
  central: 0.22,
  likeTitle: 0.11,
  narrow: -0.4,
  wide: -0.4,
};

/** How a choice depends on those before it; fitted with the others. */
export const CHOICE_WEIGHTS: ChoiceWeights = { repetition: 0.9, adjacency: 0.2 };
