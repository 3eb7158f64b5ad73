import type { Brief } from "../brief/brief.ts";
import { alignProfiles } from "./align-profiles.ts";
import { type Evidence, findShared } from "./find-shared.ts";
import { EMPTY_LEXICON, type Lexicon } from "./lexicon.ts";
import { type Profile, profileOf } from "./profile.ts";
import type { AlignedPair } from "./sibling.ts";
import { priorWeights } from "./term-weights.ts";

/**
 * Says which sentences of two editions correspond: monotone dynamic programming over lengths (Gale & Church 1993),
 * names, numbers and a learned lexicon. Sentences without a counterpart are left out. Pure.
 */
export function alignSentences(a: Brief, b: Brief, lexicon: Lexicon = EMPTY_LEXICON): AlignedPair[] {
  const [first, second] = [profileOf(a.signature), profileOf(b.signature)];
  return alignProfiles(first, second, findShared(first, second, alignmentEvidence(first, second, lexicon)));
}

/** Within two articles, what stands in many of their sentences says little about which correspond. */
function alignmentEvidence(_a: Profile, _b: Profile, lexicon: Lexicon): Evidence {
  return { weights: priorWeights(), lexicon };
}
