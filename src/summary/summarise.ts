import { MAX_SUMMARY_SENTENCES } from "../brief/brief.ts";
import { chooseSentences } from "./choose-sentences.ts";
import type { SummaryInput } from "./profile-text.ts";
import { rateSentences, weigh } from "./rate-sentences.ts";
import { CHOICE_WEIGHTS, EVIDENCE_WEIGHTS } from "./weights.ts";

/**
 * The sentences worth quoting, for every length from 1 to MAX_SUMMARY_SENTENCES: `result[n - 1]` holds at most n indexes
 * into `sentences`, in document order. Each is non-empty where there is a sentence at all. Linear in the text.
 */
export function summarise(input: SummaryInput): number[][] {
  const candidates = rateSentences(input).map((sentence) => ({
    ...sentence,
    score: weigh(sentence.evidence, EVIDENCE_WEIGHTS),
  }));
  const ranked = chooseSentences(candidates, MAX_SUMMARY_SENTENCES, CHOICE_WEIGHTS);
  return Array.from({ length: MAX_SUMMARY_SENTENCES }, (_, n) =>
    ranked.slice(0, n + 1).sort((a, b) => a - b),
  );
}
