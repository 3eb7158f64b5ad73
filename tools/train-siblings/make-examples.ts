import { languagePair } from "../../src/siblings/choose-lessons.ts";
import { compareProfiles } from "../../src/siblings/compare-profiles.ts";
import { candidateFinder, indexBatch } from "../../src/siblings/find-candidates.ts";
import { getOrMake } from "../../src/siblings/get-or-make.ts";
import { hashKey } from "../../src/siblings/hash-key.ts";
import { featuresOf } from "../../src/siblings/judge-comparison.ts";
import { learnLexicon } from "../../src/siblings/learn-lexicon.ts";
import { EMPTY_LEXICON, type Lexicon } from "../../src/siblings/lexicon.ts";
import { countTerms, termWeights } from "../../src/siblings/term-weights.ts";
import type { Seen } from "./make-views.ts";

/** Two articles that were compared. */
export interface Example {
  readonly features: readonly number[];
  readonly isTrue: boolean;
  /** Whether a lexicon was at hand. */
  readonly taught: boolean;
  readonly training: boolean;
}

const CANDIDATES = 4;
/** Of the pairs of languages one in so many is looked at. */
const ONE_PAIR_IN = 6;
/** A pair is compared with a lexicon of the training groups in the other folds. */
const FOLDS = 3;

/** Half of the groups are trained on, the others judge. */
export function isTraining({ group }: Pick<Seen, "group">): boolean {
  return hashKey(`x${group}`) % 2 === 0;
}

/** Each article with its nearest candidates of the same half, without a lexicon and with one that knows neither. */
export function makeExamples(seen: readonly Seen[]): Example[] {
  const weights = termWeights(countTerms(seen.map(({ profile }) => profile)));
  const wholeWeights = termWeights(countTerms(seen.map(({ whole }) => whole)));
  const examples: Example[] = [];
  for (const [languages, pairs] of choosePairs(seen)) {
    const lexicons = Array.from({ length: FOLDS }, (_, fold) =>
      learnLexicon(new Map([[languages, lessonsOf(seen, languages, fold)]]), {
        weights: wholeWeights,
        lexicon: EMPTY_LEXICON,
      }),
    );
    for (const [a, b] of pairs) {
      const compare = (lexicon: Lexicon, taught: boolean): Example => ({
        features: featuresOf(compareProfiles(a.profile, b.profile, { weights, lexicon })),
        isTrue: a.group === b.group,
        taught,
        training: isTraining(a),
      });
      examples.push(compare(EMPTY_LEXICON, false), compare(lexicons[foldOf(a)]!, true));
    }
  }
  return examples;
}

function choosePairs(seen: readonly Seen[]): Map<string, (readonly [Seen, Seen])[]> {
  const profiles = seen.map(({ profile }) => profile);
  const find = candidateFinder(indexBatch(profiles), termWeights(countTerms(profiles)));
  const chosen = new Map<string, (readonly [Seen, Seen])[]>();
  const met = new Set<string>();
  for (const [index, own] of seen.entries()) {
    for (const candidate of find(index, CANDIDATES)) {
      const other = seen[candidate]!;
      const languages = languagePair(own.profile, other.profile);
      const key = [index, candidate].sort((x, y) => x - y).join(" ");
      if (hashKey(languages) % ONE_PAIR_IN !== 0 || isTraining(own) !== isTraining(other) || met.has(key))
        continue;
      met.add(key);
      getOrMake(chosen, languages, (): (readonly [Seen, Seen])[] => []).push([own, other]);
    }
  }
  return chosen;
}

/** The translations between two languages that training may learn words from, but for one fold. */
function lessonsOf(seen: readonly Seen[], languages: string, fold: number) {
  const [first, second] = languages.split(" ");
  const taught = seen.filter((one) => isTraining(one) && foldOf(one) !== fold);
  const others = new Map(
    taught.filter(({ whole }) => whole.language === second).map(({ group, whole }) => [group, whole]),
  );
  return taught.flatMap(({ group, whole }) => {
    const other = others.get(group);
    return whole.language === first && other !== undefined ? [{ a: whole, b: other }] : [];
  });
}

function foldOf({ group }: Seen): number {
  return hashKey(group) % FOLDS;
}
