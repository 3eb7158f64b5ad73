import { bestPerLanguage } from "./best-per-language.ts";
import type { CandidateFinder } from "./find-candidates.ts";
import { getOrMake } from "./get-or-make.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Profile } from "./profile.ts";
import { gapEvidence, publicationGap } from "./publication-gap.ts";

const MAX_POSTINGS = 1_000;
/** Below this a rendering is too doubtful to follow, in nats. */
const MIN_WEIGHT = 0.5;
const TIME_SCALE = 2;

/**
 * Finds candidates through words that render one another, where names and numbers lead nowhere: an inverted index
 * over the folded words of the articles that `wanted` names.
 */
export function wordCandidateFinder(
  profiles: readonly Profile[],
  wanted: readonly number[],
  lexicon: Lexicon,
): CandidateFinder {
  const postings = indexWords(profiles, wanted);
  const languages = [...postings.keys()];
  return (article, perLanguage) => {
    const own = profiles[article]!;
    const best = bestPerLanguage(perLanguage);
    for (const language of languages) {
      if (language === own.language) continue;
      for (const [other, score] of sumWords(own, language, postings.get(language)!, lexicon)) {
        const time = TIME_SCALE * gapEvidence(publicationGap(own, profiles[other]!));
        best.offer(language, other, (score + time) / Math.sqrt(own.words.size + profiles[other]!.words.size));
      }
    }
    return best.chosen();
  };
}

type Postings = ReadonlyMap<string, readonly number[]>;

function indexWords(profiles: readonly Profile[], wanted: readonly number[]): Map<string, Postings> {
  const postings = new Map<string, Map<string, number[]>>();
  for (const article of wanted) {
    const { language, words } = profiles[article]!;
    const inLanguage = getOrMake(postings, language, () => new Map<string, number[]>());
    for (const word of words.keys()) getOrMake(inLanguage, word, (): number[] => []).push(article);
  }
  return postings;
}

function sumWords(own: Profile, language: string, postings: Postings, lexicon: Lexicon): Map<number, number> {
  const scores = new Map<number, number>();
  const dictionary = lexicon.between(own.language, language);
  if (dictionary === null) return scores;
  for (const word of own.words.keys()) {
    for (const rendering of dictionary.get(word) ?? []) {
      const list = postings.get(rendering.word);
      if (rendering.weight < MIN_WEIGHT || list === undefined || list.length > MAX_POSTINGS) continue;
      for (const other of list) scores.set(other, (scores.get(other) ?? 0) + rendering.weight);
    }
  }
  return scores;
}
