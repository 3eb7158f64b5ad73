import { alignProfiles } from "./align-profiles.ts";
import { type Evidence, findShared } from "./find-shared.ts";
import { learnDictionaries, type SentencePair } from "./learn-dictionary.ts";
import type { Dictionary, Lexicon } from "./lexicon.ts";
import type { Profile } from "./profile.ts";

/** Two articles that are surely siblings. */
export interface Lesson {
  readonly a: Profile;
  readonly b: Profile;
}

/** Sentences of one language pair that are learned from at most. */
export const MAX_SENTENCE_PAIRS = 8_000;
const MIN_SCORE = 0.3;

/** The corresponding sentences of two siblings as folded words. */
export function sentencePairs({ a, b }: Lesson, evidence: Evidence): SentencePair[] {
  const titles = { source: a.signature.title.words, target: b.signature.title.words };
  const aligned = alignProfiles(a, b, findShared(a, b, evidence)).filter((pair) => pair.score >= MIN_SCORE);
  const sentences = aligned.map((pair) => ({
    source: pair.source.flatMap((index) => a.signature.sentences[index]!.words),
    target: pair.target.flatMap((index) => b.signature.sentences[index]!.words),
  }));
  return [titles, ...sentences].filter(({ source, target }) => source.length > 0 && target.length > 0);
}

/** Learns a lexicon from siblings; the lessons of each key are all between the same two languages, in that order. */
export function learnLexicon(lessons: ReadonlyMap<string, readonly Lesson[]>, evidence: Evidence): Lexicon {
  const dictionaries = new Map<string, Dictionary>();
  for (const [, [first, ...rest]] of lessons) {
    if (first === undefined) continue;
    const pairs: SentencePair[] = [];
    for (const lesson of [first, ...rest]) {
      if (pairs.length >= MAX_SENTENCE_PAIRS) break;
      pairs.push(...sentencePairs(lesson, evidence));
    }
    const { forward, backward } = learnDictionaries(pairs);
    dictionaries.set(`${first.a.language} ${first.b.language}`, forward);
    dictionaries.set(`${first.b.language} ${first.a.language}`, backward);
  }
  return lexiconOf(dictionaries);
}

/** A lexicon of dictionaries by `from to`. */
export function lexiconOf(dictionaries: ReadonlyMap<string, Dictionary>): Lexicon {
  return { between: (from, to) => dictionaries.get(`${from} ${to}`) ?? null };
}
