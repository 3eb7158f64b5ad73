import type { Candidate } from "./choose-sentences.ts";
import { findOpenQuotes } from "./find-open-quotes.ts";
import { endsLikeSentence } from "./is-boilerplate.ts";
import { isQuotable } from "./is-quotable.ts";
import { isStranger } from "./is-stranger.ts";
import { type Evidence, measureEvidence } from "./measure-evidence.ts";
import { profileText, type SummaryInput } from "./profile-text.ts";

/** A sentence before its evidence is weighed. */
export interface RatedSentence extends Omit<Candidate, "score"> {
  readonly evidence: Evidence;
}

/** The evidence for each sentence and what bars it; nothing is barred where nothing would be left. */
export function rateSentences(input: SummaryInput): RatedSentence[] {
  const profile = profileText(input);
  const evidence = measureEvidence(profile);
  const quotes = findOpenQuotes(input.text, input.sentences);
  const ended = profile.sentences.filter(({ quote }) => endsLikeSentence(quote)).length;
  const punctuated = ended * 2 > profile.sentences.length;
  const headline = wordsOf(input.title) || null;
  const rated = profile.sentences.map(({ quote, width, vector, dangling }, i) => ({
    evidence: evidence[i]!,
    vector,
    barred:
      !isQuotable(quote, {
        quotes: quotes[i]!,
        width,
        punctuated,
        opensText: profile.sentences[i]!.paragraph === profile.sentences[0]!.paragraph,
      }) ||
      wordsOf(quote) === headline ||
      isStranger(profile, i),
    dangling,
  }));
  if (rated.some(({ barred, dangling }) => !barred && !dangling)) return rated;
  return rated.map((sentence) => ({ ...sentence, barred: false, dangling: false }));
}

/** What is left for telling whether a sentence is the headline again. */
function wordsOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The score of a sentence by linear weights. */
export function weigh(evidence: Evidence, weights: Evidence): number {
  return KINDS.reduce((sum, kind) => sum + weights[kind] * evidence[kind], 0);
}

const KINDS = ["lead", "central", "likeTitle", "narrow", "wide"] as const;
