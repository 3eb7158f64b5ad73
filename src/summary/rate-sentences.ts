import type { Candidate } from "./choose-sentences.ts";
import { findOpenQuotes } from "./find-open-quotes.ts";
import { isFurniture, measureStyle } from "./is-boilerplate.ts";
import { isQuotable, WIDEST } from "./is-quotable.ts";
import { isStranger } from "./is-stranger.ts";
import { type Evidence, measureEvidence } from "./measure-evidence.ts";
import { profileText, type SentenceProfile, type SummaryInput } from "./profile-text.ts";

/** A sentence before its evidence is weighed. */
export interface RatedSentence extends Omit<Candidate, "score"> {
  readonly evidence: Evidence;
}

/** The evidence for each sentence and what bars it; where nothing would be left, less is asked. */
export function rateSentences(input: SummaryInput): RatedSentence[] {
  const profile = profileText(input);
  const { sentences } = profile;
  const evidence = measureEvidence(profile);
  const quotes = findOpenQuotes(input.text, input.sentences);
  const style = measureStyle(sentences.map(({ quote }) => quote));
  const headline = wordsOf(input.title) || null;
  const rated = sentences.map(({ quote, width, vector, dangling, paragraph }, i) => ({
    evidence: evidence[i]!,
    vector,
    barred:
      !isQuotable(quote, {
        quotes: quotes[i]!,
        width,
        ...style,
        opensText: paragraph === sentences[0]!.paragraph,
      }) ||
      wordsOf(quote) === headline ||
      isStranger(profile, i),
    dangling,
  }));
  return relax(rated, sentences);
}

/** Where every sentence is barred or dangling, all may dangle; where all are barred, all that could be read may be quoted. */
function relax(rated: readonly RatedSentence[], sentences: readonly SentenceProfile[]): RatedSentence[] {
  if (rated.some(({ barred, dangling }) => !barred && !dangling)) return [...rated];
  if (rated.some(({ barred }) => !barred)) return rated.map((sentence) => ({ ...sentence, dangling: false }));
  const isReadable = sentences.map(({ quote, width }) => width <= WIDEST && !isFurniture(quote));
  const none = !isReadable.includes(true);
  return rated.map((sentence, i) => ({ ...sentence, barred: !none && !isReadable[i]!, dangling: false }));
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
