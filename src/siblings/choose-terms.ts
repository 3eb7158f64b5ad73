import type { Profile } from "./profile.ts";
import type { TermWeights } from "./term-weights.ts";

/** A key by which an article is indexed or looked up. */
export interface Term {
  readonly key: string;
  /** Nats. */
  readonly weight: number;
}

/** An article is indexed under so many keys. */
export const MAX_TERMS = 48;

/** It is looked up by so many: rare in its edition, they are among those that the edition is indexed under. */
export const MAX_LOOKED_UP = 28;

/** How far each kind of key can be trusted to mean the same in another language, by its first character. */
const TRUST: Readonly<Record<string, number>> = {
  ">": 1.5,
  "~": 1,
  "#": 1,
  "/": 1,
  "%": 1,
  "=": 0.9,
  "-": 0.75,
  "@": 0.8,
};

/** The most telling keys of an article, at most one posting list each. Pure. */
export function chooseTerms(profile: Profile, weights: TermWeights, atMost: number): Term[] {
  const terms = [...profile.markOfKey.keys()].map((key) => ({
    key,
    weight: weights.weight(key, profile.language) * (TRUST[key[0]!] ?? 1),
  }));
  return terms.sort((x, y) => y.weight - x.weight).slice(0, atMost);
}
