import type { Brief } from "../brief/brief.ts";
import { adjustPrior } from "./adjust-prior.ts";
import { chooseLessons, languagePair } from "./choose-lessons.ts";
import { compareProfiles } from "./compare-profiles.ts";
import { describeGroups } from "./describe-groups.ts";
import { wordCandidateFinder } from "./find-by-words.ts";
import { type CandidateFinder, candidateFinder, indexBatch } from "./find-candidates.ts";
import type { Evidence } from "./find-shared.ts";
import { type Edge, groupEditions } from "./group-editions.ts";
import { siblingLogit } from "./judge-comparison.ts";
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
  readonly edges: Map<number, Edge>;
}

/**
 * Finds the siblings among the articles of a batch, by brief id, the surest first. What is linked by names and
 * numbers teaches a bilingual lexicon, which links more. Pure.
 */
export function linkBatch(briefs: readonly Brief[]): Map<string, Sibling[]> {
  const profiles = briefs.map((brief) => profileOf(brief.signature));
  const languages = profiles.map((profile) => profile.language);
  const weights = termWeights(countTerms(profiles));
  const batch: Batch = { profiles, weights, edges: new Map() };
  const everybody = [...profiles.keys()];
  propose(batch, everybody, candidateFinder(indexBatch(profiles), weights));
  judge(batch, [...batch.edges.keys()], EMPTY_LEXICON);
  let group = groupEditions(languages, [...batch.edges.values()], SIBLING_THRESHOLD);
  let lexicon = EMPTY_LEXICON;
  for (let round = 0; round < LESSON_ROUNDS; round++) {
    const learned = learn(batch, group);
    if (learned === null) break;
    lexicon = learned;
    const lonely = lonelyOf(profiles, group);
    propose(batch, lonely, wordCandidateFinder(profiles, lonely, lexicon));
    judge(batch, openQuestions(batch, group), lexicon);
    group = groupEditions(languages, [...batch.edges.values()], SIBLING_THRESHOLD);
  }
  const edges = adjustPrior(profiles, [...batch.edges.values()], group);
  group = groupEditions(languages, edges, SIBLING_THRESHOLD);
  return describeGroups(briefs, profiles, group, edges, { weights, lexicon });
}

/** Adds the pairs that a finder proposes, as yet without an opinion. */
function propose({ profiles, edges }: Batch, articles: readonly number[], find: CandidateFinder): void {
  for (const article of articles) {
    for (const other of find(article, CANDIDATES_PER_LANGUAGE)) {
      const [a, b] = article < other ? [article, other] : [other, article];
      const key = a * profiles.length + b;
      if (!edges.has(key)) edges.set(key, { a, b, logit: Number.NEGATIVE_INFINITY });
    }
  }
}

function judge({ profiles, weights, edges }: Batch, keys: readonly number[], lexicon: Lexicon): void {
  const evidence: Evidence = { weights, lexicon };
  for (const key of keys) {
    const { a, b } = edges.get(key)!;
    edges.set(key, { a, b, logit: siblingLogit(compareProfiles(profiles[a]!, profiles[b]!, evidence)) });
  }
}

/** Learns from the linked pairs of the languages with the most open questions; `null` where none teaches. */
function learn(batch: Batch, group: readonly number[]): Lexicon | null {
  const { profiles, edges } = batch;
  const questions = new Map<string, number>();
  for (const key of openQuestions(batch, group)) {
    const { a, b } = edges.get(key)!;
    const languages = languagePair(profiles[a]!, profiles[b]!);
    questions.set(languages, (questions.get(languages) ?? 0) + 1);
  }
  const most = [...questions].sort((x, y) => y[1] - x[1]).slice(0, MAX_LANGUAGE_PAIRS);
  const wanted = new Set(most.map(([languages]) => languages));
  const lessons = chooseLessons(profiles, [...edges.values()], group, wanted);
  if (lessons.size === 0) return null;
  return learnLexicon(lessons, { weights: batch.weights, lexicon: EMPTY_LEXICON });
}

/** Pairs whose groups could still be one: neither has an edition in a language of the other. */
function openQuestions({ profiles, edges }: Batch, group: readonly number[]): number[] {
  const spoken = spokenIn(profiles, group);
  return [...edges]
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
