import type { Lexicon } from "./lexicon.ts";
import { kindOfKey, type MarkKind } from "./mark-keys.ts";
import type { Profile } from "./profile.ts";
import type { TermWeights } from "./term-weights.ts";

/** What signatures are compared with. */
export interface Evidence {
  readonly weights: TermWeights;
  readonly lexicon: Lexicon;
}

/** Something that stands in both articles. */
export interface Shared {
  readonly kind: MarkKind | "word";
  /** Nats. */
  readonly weight: number;
  readonly aPlaces: readonly number[];
  readonly bPlaces: readonly number[];
}

/** The least telling mark that is worth noticing, in nats: one in three articles has it. */
const MIN_WEIGHT = 1;

/** Marks that two articles share, each by its most telling common key, and words that render one another. */
export function findShared(a: Profile, b: Profile, { weights, lexicon }: Evidence): Shared[] {
  return [...sharedMarks(a, b, weights), ...sharedWords(a, b, lexicon)];
}

function sharedMarks(a: Profile, b: Profile, weights: TermWeights): Shared[] {
  const shared: Shared[] = [];
  const taken = new Set<number>();
  for (const { keys, places } of a.marks) {
    let best: { key: string; weight: number; other: number } | null = null;
    for (const key of keys) {
      const other = b.markOfKey.get(key);
      if (other === undefined || taken.has(other)) continue;
      const weight = Math.min(weights.weight(key, a.language), weights.weight(key, b.language));
      if (weight >= MIN_WEIGHT && weight > (best?.weight ?? 0)) best = { key, weight, other };
    }
    if (best === null) continue;
    taken.add(best.other);
    const { key, weight, other } = best;
    shared.push({ kind: kindOfKey(key), weight, aPlaces: places, bPlaces: b.marks[other]!.places });
  }
  return shared;
}

function sharedWords(a: Profile, b: Profile, lexicon: Lexicon): Shared[] {
  const dictionary = lexicon.between(a.language, b.language);
  if (dictionary === null) return [];
  const shared: Shared[] = [];
  const taken = new Set<string>();
  for (const [word, aPlaces] of a.words) {
    for (const { word: other, weight } of dictionary.get(word) ?? []) {
      const bPlaces = b.words.get(other);
      if (bPlaces === undefined || taken.has(other) || weight === 0) continue;
      taken.add(other);
      shared.push({ kind: "word", weight, aPlaces, bPlaces });
      break;
    }
  }
  return shared;
}
