import { splitWords } from "../text/split-words.ts";
import { isStopWord } from "../text/stop-words.ts";

/** A sparse vector: term to weight. */
export type TermVector = ReadonlyMap<string, number>;

/** Inflected forms share their beginning: a stem for every alphabet at no cost. */
const STEM_LENGTH = 6;

/** The content words of each sentence as terms: folded, cut to a stem, without function words. */
export function contentTerms(text: string, language: string): string[] {
  const terms: string[] = [];
  for (const { start, end } of splitWords(text, language)) {
    const word = text.slice(start, end).normalize("NFKC").toLowerCase();
    if (!isStopWord(word, language)) terms.push(word.slice(0, STEM_LENGTH));
  }
  return terms;
}

/** How telling a term is within one text: log(1 + N / df) over its sentences. */
export function inverseFrequency(sentences: readonly (readonly string[])[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const terms of sentences) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return new Map([...frequency].map(([term, df]) => [term, Math.log(1 + sentences.length / df)]));
}

/** A unit vector of term weights; empty where there are no terms. */
export function unitVector(terms: readonly string[], weight: (term: string) => number): TermVector {
  const vector = new Map<string, number>();
  for (const term of terms) vector.set(term, (vector.get(term) ?? 0) + weight(term));
  return normalised(vector);
}

/** The sum of vectors, not normalised. */
export function sumVectors(vectors: Iterable<TermVector>): Map<string, number> {
  const sum = new Map<string, number>();
  for (const vector of vectors) {
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  }
  return sum;
}

/** The dot product: the cosine where both are unit vectors. */
export function dot(a: TermVector, b: TermVector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let total = 0;
  for (const [term, weight] of small) total += weight * (large.get(term) ?? 0);
  return total;
}

/** The vector at length one; the empty vector stays empty. */
export function normalised(vector: TermVector): TermVector {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  return new Map([...vector].map(([term, weight]) => [term, weight / length]));
}
