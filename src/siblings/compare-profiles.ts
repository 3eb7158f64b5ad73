import { alignProfiles } from "./align-profiles.ts";
import { type Evidence, findShared, type Shared } from "./find-shared.ts";
import { getOrMake } from "./get-or-make.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Profile } from "./profile.ts";
import { publicationGap } from "./publication-gap.ts";
import type { AlignedPair } from "./sibling.ts";
import type { TermWeights } from "./term-weights.ts";

/** Two articles held side by side. */
export interface Comparison {
  readonly shared: readonly Shared[];
  readonly aligned: readonly AlignedPair[];
  /** Nats of the marks that are shared. */
  readonly evidence: number;
  /** Nats of the marks shared in sentences that correspond: a translation tells things in the same order. */
  readonly inOrder: number;
  /** Nats of the words that render one another, wherever they stand: a newsroom's rewriting changes the order. */
  readonly words: number;
  /** What the words of the poorer article would come to, were all that the lexicon knows found, in nats. */
  readonly wordsPossible: number;
  /** What the poorer article would share with itself, in nats. */
  readonly possible: number;
  /** Sentences of the longer article, without the title. */
  readonly sentences: number;
  /** Minutes between the publications, `null` where not known. */
  readonly gap: number | null;
}

/** Compares two articles by what they share and in which order. */
export function compareProfiles(a: Profile, b: Profile, evidence: Evidence): Comparison {
  const shared = findShared(a, b, evidence);
  const aligned = alignProfiles(a, b, shared);
  const partners = partnersOf(aligned);
  let total = 0;
  let inOrder = 0;
  let words = 0;
  for (const item of shared) {
    if (item.kind === "word") words += item.weight;
    else {
      total += item.weight;
      if (stands(item, partners)) inOrder += item.weight;
    }
  }
  return {
    shared,
    aligned,
    evidence: total,
    inOrder,
    words,
    wordsPossible: Math.min(
      possibleWords(a, b.language, evidence.lexicon),
      possibleWords(b, a.language, evidence.lexicon),
    ),
    possible: Math.min(possible(a, evidence.weights), possible(b, evidence.weights)),
    sentences: Math.max(a.lengths.length, b.lengths.length) - 1,
    gap: publicationGap(a, b),
  };
}

/** For each place in the first article, the places in the second that say the same; titles correspond. */
function partnersOf(aligned: readonly AlignedPair[]): Map<number, readonly number[]> {
  const partners = new Map<number, readonly number[]>([[0, [0]]]);
  for (const { source, target } of aligned) {
    const places = target.map((index) => index + 1);
    for (const index of source) partners.set(index + 1, places);
  }
  return partners;
}

function stands({ aPlaces, bPlaces }: Shared, partners: ReadonlyMap<number, readonly number[]>): boolean {
  return aPlaces.some((place) => partners.get(place)?.some((other) => bPlaces.includes(other)) === true);
}

function possibleWords({ words, language }: Profile, other: string, lexicon: Lexicon): number {
  const dictionary = lexicon.between(language, other);
  if (dictionary === null) return 0;
  let sum = 0;
  for (const word of words.keys()) {
    const best = dictionary.get(word)?.[0];
    if (best !== undefined) sum += best.weight;
  }
  return sum;
}

const possibles = new WeakMap<TermWeights, WeakMap<Profile, number>>();

function possible(profile: Profile, weights: TermWeights): number {
  const known = getOrMake(possibles, weights, () => new WeakMap<Profile, number>());
  return getOrMake(known, profile, () =>
    profile.marks.reduce(
      (sum, { keys }) => sum + Math.max(...keys.map((key) => weights.weight(key, profile.language))),
      0,
    ),
  );
}
