import type { Sentence } from "../text/span.ts";
import { cardWidth } from "./card-width.ts";
import { isDangling } from "./is-dangling.ts";
import {
  contentTerms,
  inverseFrequency,
  normalised,
  sumVectors,
  type TermVector,
  unitVector,
} from "./weigh-terms.ts";

/** What a summary is made from; `sentences` are spans of `text`. */
export interface SummaryInput {
  /** The headline, `""` where there is none. */
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** BCP 47 primary language. */
  readonly language: string;
}

/** What is known of one sentence before its evidence is weighed. */
export interface SentenceProfile {
  readonly quote: string;
  readonly paragraph: number;
  /** The first sentence of its paragraph. */
  readonly opensParagraph: boolean;
  /** Content words as stems, in order. */
  readonly terms: readonly string[];
  /** Unit vector of the terms by inverse sentence frequency. */
  readonly vector: TermVector;
  /** In columns of a card. */
  readonly width: number;
  readonly dangling: boolean;
}

/** A text as its sentences and what they share. */
export interface TextProfile {
  readonly sentences: readonly SentenceProfile[];
  /** The headline's terms as a unit vector; empty without a title. */
  readonly title: TermVector;
  /** The terms that stand in more than one sentence. */
  readonly shared: ReadonlySet<string>;
  /** The direction of all sentence vectors together: the dot product with it is a sentence's degree centrality. */
  readonly centre: TermVector;
}

/** Reads the sentences of a text into vectors. Linear in the text. */
export function profileText({ title, text, sentences, language }: SummaryInput): TextProfile {
  const quotes = sentences.map(({ start, end }) => text.slice(start, end));
  const terms = quotes.map((quote) => contentTerms(quote, language));
  const idf = inverseFrequency(terms);
  const vectors = terms.map((list) => unitVector(list, (term) => idf.get(term) ?? 0));
  const unseen = Math.log(1 + sentences.length);
  return {
    sentences: quotes.map((quote, i) => ({
      quote,
      paragraph: sentences[i]!.paragraph,
      opensParagraph: sentences[i - 1]?.paragraph !== sentences[i]!.paragraph,
      terms: terms[i]!,
      vector: vectors[i]!,
      width: cardWidth(quote),
      dangling: isDangling(quote, { language, opensText: i === 0 }),
    })),
    title: unitVector(contentTerms(title, language), (term) => idf.get(term) ?? unseen),
    shared: sharedTerms(terms),
    centre: normalised(sumVectors(vectors)),
  };
}

function sharedTerms(sentences: readonly (readonly string[])[]): Set<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const terms of sentences) {
    for (const term of new Set(terms)) (seen.has(term) ? shared : seen).add(term);
  }
  return shared;
}
