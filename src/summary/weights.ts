import type { EvidenceName } from "./measure-evidence.ts";

/** What each kind of evidence adds to a sentence's score, and how a choice depends on those before it. */
export const EVIDENCE_WEIGHTS: Readonly<Record<EvidenceName, number>> = {
  first: 0.04,
  lead: 0.93,
  early: -0.05,
  depth: -0.07,
  last: -0.02,
  opensParagraph: -0.09,
  central: 0.08,
  likeTitle: 0.06,
  coversTitle: 0.05,
  frequent: 0.13,
  width: 0.1,
  narrow: -0.41,
  wide: -0.17,
  names: 0.06,
  quotation: -0.13,
  startsQuoted: -0.16,
  dangling: 0.04,
  fresh: -0.02,
};

/** See ChoiceWeights. */
export const CHOICE_WEIGHTS = { repetition: 0.67, adjacency: 0.08 };
