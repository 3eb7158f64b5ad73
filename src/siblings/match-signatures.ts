import { compareProfiles } from "./compare-profiles.ts";
import type { Evidence } from "./find-shared.ts";
import { isTranslation, probability, reasonsOf, siblingLogit } from "./judge-comparison.ts";
import { profileOf } from "./profile.ts";
import type { Reason, Relation } from "./sibling.ts";
import type { Signature } from "./signature.ts";

/** What one article is to another, and why. */
export interface Match {
  readonly relation: Relation;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Below this probability nothing is said. */
export const SIBLING_THRESHOLD = 0.5;

/** Compares two signatures; `null` where they are too little alike to be called siblings. Pure. */
export function matchSignatures(a: Signature, b: Signature, evidence: Evidence): Match | null {
  const comparison = compareProfiles(profileOf(a), profileOf(b), evidence);
  const score = probability(siblingLogit(comparison));
  if (score < SIBLING_THRESHOLD) return null;
  return {
    relation: isTranslation(comparison) ? "translation" : "same-story",
    score,
    reasons: reasonsOf(comparison),
  };
}
