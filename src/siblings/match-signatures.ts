import { compareProfiles } from "./compare-profiles.ts";
import type { Evidence } from "./find-shared.ts";
import { contentLogit, isTranslation, probability, reasonsOf, UNDERRATED } from "./judge-comparison.ts";
import { priorLogit } from "./prior-logit.ts";
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

/** An article of a store is weighed against so many strangers of its language: as many as share something with it. */
const RIVALS = { total: 300, perHour: 3 };

/** Compares two signatures; `null` where they are too little alike to be called siblings. Pure. */
export function matchSignatures(a: Signature, b: Signature, evidence: Evidence): Match | null {
  const comparison = compareProfiles(profileOf(a), profileOf(b), evidence);
  const score = probability(contentLogit(comparison) + priorLogit(comparison.gap, RIVALS) + UNDERRATED);
  if (score < SIBLING_THRESHOLD) return null;
  return {
    relation: isTranslation(comparison) ? "translation" : "same-story",
    score,
    reasons: reasonsOf(comparison),
  };
}
