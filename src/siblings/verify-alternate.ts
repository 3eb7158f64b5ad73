import { compareProfiles } from "./compare-profiles.ts";
import { contentLogit, probability, reasonsOf } from "./judge-comparison.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Match } from "./match-signatures.ts";
import { profileOf } from "./profile.ts";
import type { Signature } from "./signature.ts";
import { countTerms, termWeights } from "./term-weights.ts";

/** What the publisher's own word is worth, in nats: nine of ten declared editions are what they are declared to be. */
const DECLARED = Math.log(9);

/**
 * Whether an edition that the publisher declares is this article and not its home page, a list or another text: the
 * declaration counts much, but an article that shares nothing is refused. `null`: it is not. Pure.
 */
export function verifyAlternate(own: Signature, alternate: Signature, lexicon: Lexicon): Match | null {
  if (own.language === alternate.language) return null;
  const [a, b] = [profileOf(own), profileOf(alternate)];
  const weights = termWeights(countTerms([a, b]));
  const comparison = compareProfiles(a, b, { weights, lexicon });
  const score = probability(contentLogit(comparison) + DECLARED);
  if (score < 0.5) return null;
  const declared = { kind: "declared", count: 1, of: null } as const;
  return { relation: "translation", score, reasons: [declared, ...reasonsOf(comparison)] };
}
