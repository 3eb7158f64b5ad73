import { MAX_SUMMARY_SENTENCES } from "../brief/brief.ts";
import type { Sentence } from "../text/span.ts";
import { cardWidth } from "./card-width.ts";
import { type Candidate, chooseSentences } from "./choose-sentences.ts";
import { findOpenQuotes } from "./find-open-quotes.ts";
import { endsLikeSentence, isBoilerplate } from "./is-boilerplate.ts";
import { isDangling } from "./is-dangling.ts";
import {
  contentTerms,
  dot,
  inverseFrequency,
  normalised,
  sumVectors,
  textOf,
  unitVector,
} from "./weigh-terms.ts";

/** What a summary is made from; `sentences` are spans of `text`. */
export interface SummaryInput {
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly language: string;
}

const LONGEST = 400;
const QUESTION = /[?？؟;՞፧]["'”’»」』)\s]*$/u;

/**
 * The sentences worth quoting, for every length from 1 to MAX_SUMMARY_SENTENCES: `result[n - 1]` holds at most n indexes
 * into `sentences`, in document order. Each is non-empty where there is a sentence at all.
 */
export function summarise(input: SummaryInput): number[][] {
  const candidates = rateSentences(input);
  return Array.from({ length: MAX_SUMMARY_SENTENCES }, (_, n) =>
    chooseSentences(candidates, n + 1).sort((a, b) => a - b),
  );
}

function rateSentences({ title, text, sentences, language }: SummaryInput): Candidate[] {
  const quotes = sentences.map((sentence) => textOf(text, sentence));
  const terms = quotes.map((quote) => contentTerms(quote, language));
  const idf = inverseFrequency(terms);
  const weight = (term: string) => idf.get(term) ?? 0;
  const vectors = terms.map((list) => unitVector(list, weight));
  const centre = normalised(sumVectors(vectors));
  const headline = unitVector(contentTerms(title, language), (term) => idf.get(term) ?? 1);
  const punctuated = quotes.filter(endsLikeSentence).length * 2 > quotes.length;
  const states = findOpenQuotes(text, sentences);
  const candidates = quotes.map((quote, i) => ({
    score: dot(vectors[i]!, centre) + 0.5 * dot(vectors[i]!, headline) + 1 / (1 + i),
    vector: vectors[i]!,
    barred:
      isBoilerplate(quote, { punctuated }) ||
      states[i]!.unbalanced ||
      QUESTION.test(quote) ||
      cardWidth(quote) > LONGEST,
    dangling: isDangling(quote, language),
  }));
  return candidates.some(({ barred, dangling }) => !barred && !dangling)
    ? candidates
    : candidates.map((candidate) => ({ ...candidate, barred: false, dangling: false }));
}
