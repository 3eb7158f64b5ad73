import { bestPerLanguage } from "./best-per-language.ts";
import { getOrMake } from "./get-or-make.ts";
import type { Profile } from "./profile.ts";
import { gapEvidence, publicationGap } from "./publication-gap.ts";
import type { TermWeights } from "./term-weights.ts";

/** The articles of one language that have a key. */
interface Posting {
  readonly language: string;
  readonly articles: number[];
}

/** The inverted index of a batch; an article is its index in `profiles`. */
export interface BatchIndex {
  readonly profiles: readonly Profile[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
}

/** A key that more of a language's articles have leads to no candidates there, in nats: one in five. */
const MIN_WEIGHT = 1.6;
/** Longer postings would make a batch quadratic; such keys still count when candidates are compared. */
const MAX_POSTINGS = 1_000;
/** How much the time of publication counts beside shared marks, which repeat one another. */
const TIME_SCALE = 4;

/** Builds the inverted index of a batch. */
export function indexBatch(profiles: readonly Profile[]): BatchIndex {
  const postings = new Map<string, Posting[]>();
  profiles.forEach(({ language, markOfKey }, article) => {
    for (const key of markOfKey.keys()) {
      const list = getOrMake(postings, key, (): Posting[] => []);
      const posting = list.find((entry) => entry.language === language);
      if (posting === undefined) list.push({ language, articles: [article] });
      else posting.articles.push(article);
    }
  });
  return { profiles, postings };
}

/** Scores candidates for one article after another, reusing its memory. */
export type CandidateFinder = (article: number, perLanguage: number) => number[];

/**
 * Finds the articles in other languages that share most with one, at most `perLanguage` in each language. Work is
 * bounded by the number of marks times the longest posting list.
 */
export function candidateFinder(index: BatchIndex, weights: TermWeights): CandidateFinder {
  const sums = new Float64Array(index.profiles.length);
  const best = new Float64Array(index.profiles.length);
  return (article, perLanguage) => {
    const met = sumPostings(index, article, weights, sums, best);
    const found = choose(index.profiles, article, met, sums, perLanguage);
    for (const other of met) sums[other] = 0;
    return found;
  };
}

/** Adds each mark's best key to the articles that share it; returns these. */
function sumPostings(
  index: BatchIndex,
  article: number,
  weights: TermWeights,
  sums: Float64Array,
  best: Float64Array,
): number[] {
  const met: number[] = [];
  for (const { keys } of index.profiles[article]!.marks) {
    const touched: number[] = [];
    for (const key of keys) raise(index, article, key, weights, best, touched);
    for (const other of touched) {
      if (sums[other] === 0) met.push(other);
      sums[other]! += best[other]!;
      best[other] = 0;
    }
  }
  return met;
}

function raise(
  { profiles, postings }: BatchIndex,
  article: number,
  key: string,
  weights: TermWeights,
  best: Float64Array,
  touched: number[],
): void {
  const { language } = profiles[article]!;
  const own = weights.weight(key, language);
  if (own < MIN_WEIGHT) return;
  for (const posting of postings.get(key) ?? []) {
    if (posting.language === language || posting.articles.length > MAX_POSTINGS) continue;
    const weight = Math.min(own, weights.weight(key, posting.language));
    if (weight < MIN_WEIGHT) continue;
    for (const other of posting.articles) {
      if (best[other] === 0) touched.push(other);
      if (weight > best[other]!) best[other] = weight;
    }
  }
}

function choose(
  profiles: readonly Profile[],
  article: number,
  met: readonly number[],
  sums: Float64Array,
  perLanguage: number,
): number[] {
  const own = profiles[article]!;
  const best = bestPerLanguage(perLanguage);
  for (const other of met) {
    const profile = profiles[other]!;
    const time = TIME_SCALE * gapEvidence(publicationGap(own, profile));
    const score = (sums[other]! + time) / Math.sqrt(own.markOfKey.size + profile.markOfKey.size);
    best.offer(profile.language, other, score);
  }
  return best.chosen();
}
