import { MAX_SUMMARY_SENTENCES } from "../brief/brief.ts";
import { type Candidate, chooseSentences } from "./choose-sentences.ts";
import { findOpenQuotes } from "./find-open-quotes.ts";
import { endsLikeSentence } from "./is-boilerplate.ts";
import { isQuotable } from "./is-quotable.ts";
import { EVIDENCE, type Evidence, measureEvidence } from "./measure-evidence.ts";
import { profileText, type SummaryInput } from "./profile-text.ts";
import { CHOICE_WEIGHTS, EVIDENCE_WEIGHTS } from "./weights.ts";

/**
 * The sentences worth quoting, for every length from 1 to MAX_SUMMARY_SENTENCES: `result[n - 1]` holds at most n indexes
 * into `sentences`, in document order. Each is non-empty where there is a sentence at all. Linear in the text.
 */
export function summarise(input: SummaryInput): number[][] {
  const ranked = chooseSentences(rateSentences(input), MAX_SUMMARY_SENTENCES, CHOICE_WEIGHTS);
  return Array.from({ length: MAX_SUMMARY_SENTENCES }, (_, n) =>
    ranked.slice(0, n + 1).sort((a, b) => a - b),
  );
}

/** Each sentence with its score and what bars it; nothing is barred where nothing would be left. */
export function rateSentences(input: SummaryInput): Candidate[] {
  const profile = profileText(input);
  const evidence = measureEvidence(profile);
  const states = findOpenQuotes(input.text, input.sentences);
  const ended = profile.sentences.filter(({ quote }) => endsLikeSentence(quote)).length;
  const punctuated = ended * 2 > profile.sentences.length;
  const candidates = profile.sentences.map(({ quote, width, vector, dangling }, i) => ({
    score: scoreOf(evidence[i]!),
    vector,
    barred: !isQuotable(quote, { quotes: states[i]!, width, punctuated }),
    dangling,
  }));
  if (candidates.some(({ barred, dangling }) => !barred && !dangling)) return candidates;
  return candidates.map((candidate) => ({ ...candidate, barred: false, dangling: false }));
}

function scoreOf(evidence: Evidence): number {
  return EVIDENCE.reduce((sum, name, k) => sum + EVIDENCE_WEIGHTS[name] * evidence[k]!, 0);
}
