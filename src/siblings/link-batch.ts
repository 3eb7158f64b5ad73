import type { Brief } from "../brief/brief.ts";
import { chooseLessons, languagePair } from "./choose-lessons.ts";
import { compareProfiles } from "./compare-profiles.ts";
import { type Contest, compete } from "./compete.ts";
import { describeGroups, describeGuesses } from "./describe-groups.ts";
import type { Edge } from "./edition-links.ts";
import { wordCandidateFinder } from "./find-by-words.ts";
import { type CandidateFinder, candidateFinder, indexBatch } from "./find-candidates.ts";
import type { Evidence } from "./find-shared.ts";
import { groupEditions } from "./group-editions.ts";
import { guessEditions } from "./guess-editions.ts";
import { contentLogit } from "./judge-comparison.ts";
import { learnLexicon } from "./learn-lexicon.ts";
import { EMPTY_LEXICON, type Lexicon } from "./lexicon.ts";
import { SIBLING_THRESHOLD } from "./match-signatures.ts";
import { type Profile, profileOf } from "./profile.ts";
import type { Sibling } from "./sibling.ts";
import { countTerms, type TermWeights, termWeights } from "./term-weights.ts";

const CANDIDATES_PER_LANGUAGE = 4;
/** How often the lexicon is learned from what is linked, to link more. */
const LESSON_ROUNDS = 2;
/** Learning is worth its time for the language pairs with the most open questions. */
const MAX_LANGUAGE_PAIRS = 40;

/** What is known of a batch while it is being linked. */
interface Batch {
  readonly profiles: readonly Profile[];
  readonly weights: TermWeights;
  /** By `a * profiles.length + b`, `a` below `b`. */
  readonly contests: Map<number, Contest>;
}

/** What is wanted beside the siblings that Dragoman is sure of. */
export interface LinkWishes {
  /** Also the likeliest edition in each language where none is sure, with a score below SIBLING_THRESHOLD. */
  readonly guesses: boolean;
}

/**
 * Finds the siblings among the articles of a batch, by brief id, the surest first. What is linked by names and
 * numbers teaches a bilingual lexicon, which links more. Pure.
 */
export function linkBatch(
  briefs: readonly Brief[],
  { guesses }: LinkWishes = { guesses: false },
): Map<string, Sibling[]> {
  const profiles = briefs.map((brief) => profileOf(brief.signature));
  const languages = profiles.map((profile) => profile.language);
  const weights = termWeights(countTerms(profiles));
  const batch: Batch = { profiles, weights, contests: new Map() };
  const everybody = [...profiles.keys()];
  propose(batch, everybody, candidateFinder(indexBatch(profiles), weights));
  judge(batch, [...batch.contests.keys()], EMPTY_LEXICON);
  let edges = compete(profiles, [...batch.contests.values()]);
  let group = groupEditions(languages, edges, SIBLING_THRESHOLD);
  let lexicon = EMPTY_LEXICON;
  for (let round = 0; round < LESSON_ROUNDS; round++) {
    const learned = learn(batch, edges, group);
    if (learned === null) break;
    lexicon = learned;
    const lonely = lonelyOf(profiles, group);
    propose(batch, lonely, wordCandidateFinder(profiles, lonely, lexicon));
    judge(batch, taught(batch, lexicon), lexicon);
    edges = compete(profiles, [...batch.contests.values()]);
    group = groupEditions(languages, edges, SIBLING_THRESHOLD);
  }
  const evidence = { weights, lexicon };
  const siblings = describeGroups(briefs, profiles, group, edges, evidence);
  if (!guesses) return siblings;
  const less = describeGuesses(briefs, profiles, guessEditions(languages, edges, group), evidence);
  return new Map([...siblings].map(([id, sure]) => [id, [...sure, ...less.get(id)!]]));
}

/** Adds the pairs that a finder proposes, as yet without an opinion. */
function propose({ profiles, contests }: Batch, articles: readonly number[], find: CandidateFinder): void {
  for (const article of articles) {
    for (const other of find(article, CANDIDATES_PER_LANGUAGE)) {
      const [a, b] = article < other ? [article, other] : [other, article];
      const key = a * profiles.length + b;
      if (!contests.has(key)) contests.set(key, { a, b, content: Number.NEGATIVE_INFINITY });
    }
  }
}

function judge({ profiles, weights, contests }: Batch, keys: readonly number[], lexicon: Lexicon): void {
  const evidence: Evidence = { weights, lexicon };
  for (const key of keys) {
    const { a, b } = contests.get(key)!;
    contests.set(key, { a, b, content: contentLogit(compareProfiles(profiles[a]!, profiles[b]!, evidence)) });
  }
}

/** Learns from the linked pairs of the languages with the most open questions; `null` where none teaches. */
function learn(batch: Batch, edges: readonly Edge[], group: readonly number[]): Lexicon | null {
  const { profiles, contests } = batch;
  const questions = new Map<string, number>();
  for (const key of openQuestions(batch, group)) {
    const { a, b } = contests.get(key)!;
    const languages = languagePair(profiles[a]!, profiles[b]!);
    questions.set(languages, (questions.get(languages) ?? 0) + 1);
  }
  const most = [...questions].sort((x, y) => y[1] - x[1]).slice(0, MAX_LANGUAGE_PAIRS);
  const wanted = new Set(most.map(([languages]) => languages));
  const lessons = chooseLessons(profiles, edges, group, wanted);
  if (lessons.size === 0) return null;
  return learnLexicon(lessons, { weights: batch.weights, lexicon: EMPTY_LEXICON });
}

/** Pairs in whose languages the lexicon knows words. */
function taught({ profiles, contests }: Batch, lexicon: Lexicon): number[] {
  return [...contests]
    .filter(([, { a, b }]) => lexicon.between(profiles[a]!.language, profiles[b]!.language) !== null)
    .map(([key]) => key);
}

/** Pairs whose groups could still be one: neither has an edition in a language of the other. */
function openQuestions({ profiles, contests }: Batch, group: readonly number[]): number[] {
  const spoken = spokenIn(profiles, group);
  return [...contests]
    .filter(([, { a, b }]) => disjoint(spoken[group[a]!]!, spoken[group[b]!]!))
    .map(([key]) => key);
}

/** Articles that lack an edition in some language that most of the batch's groups could have. */
function lonelyOf(profiles: readonly Profile[], group: readonly number[]): number[] {
  const spoken = spokenIn(profiles, group);
  const all = new Set(profiles.map((profile) => profile.language)).size;
  return [...group.keys()].filter((article) => spoken[group[article]!]!.size <= all / 2);
}

function spokenIn(profiles: readonly Profile[], group: readonly number[]): ReadonlySet<string>[] {
  const spoken = group.map(() => new Set<string>());
  for (const [article, name] of group.entries()) spoken[name]!.add(profiles[article]!.language);
  return spoken;
}

function disjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const language of small) if (large.has(language)) return false;
  return true;
}
