import { getOrMake } from "./get-or-make.ts";
import { priorOfKey } from "./mark-keys.ts";
import type { Profile } from "./profile.ts";

/** How telling it is that an article has a key: minus the logarithm of the chance that another has it too. */
export interface TermWeights {
  weight(key: string, language: string): number;
}

/** In how many articles a key was seen. */
export interface TermCounts {
  /** Articles counted in all. */
  readonly total: number;
  count(key: string): number;
  /** The same among the articles of a language; where unknown, nothing is counted. */
  readonly totalIn: (language: string) => number;
  countIn(key: string, language: string): number;
}

/** So many unseen articles are imagined beside the ones seen, with the key's prior chance. */
const PRIOR_ARTICLES = 100;
/** So many articles of the language, with the chance in all languages. */
const SHARED_ARTICLES = 10;

/** Smoothed inverse document frequencies in nats, in each language backed by all, in all by a prior. */
export function termWeights(counts: TermCounts): TermWeights {
  const known = new Map<string, Map<string, number>>();
  return {
    weight(key, language) {
      const inLanguage = getOrMake(known, language, () => new Map<string, number>());
      const before = inLanguage.get(key);
      if (before !== undefined) return before;
      const overall =
        (counts.count(key) + PRIOR_ARTICLES * priorOfKey(key)) / (counts.total + PRIOR_ARTICLES);
      const chance =
        (counts.countIn(key, language) + SHARED_ARTICLES * overall) /
        (counts.totalIn(language) + SHARED_ARTICLES);
      const weight = Math.max(0, -Math.log(chance));
      inLanguage.set(key, weight);
      return weight;
    },
  };
}

/** Counts the keys of a batch. */
export function countTerms(profiles: readonly Profile[]): TermCounts {
  const all = new Map<string, number>();
  const byLanguage = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const { language, markOfKey } of profiles) {
    totals.set(language, (totals.get(language) ?? 0) + 1);
    const own = getOrMake(byLanguage, language, () => new Map<string, number>());
    for (const key of markOfKey.keys()) {
      all.set(key, (all.get(key) ?? 0) + 1);
      own.set(key, (own.get(key) ?? 0) + 1);
    }
  }
  return {
    total: profiles.length,
    count: (key) => all.get(key) ?? 0,
    totalIn: (language) => totals.get(language) ?? 0,
    countIn: (key, language) => byLanguage.get(language)?.get(key) ?? 0,
  };
}

/** What a key weighs where nothing was counted. */
export function priorWeights(): TermWeights {
  return { weight: (key) => -Math.log(priorOfKey(key)) };
}
