import type { Brief } from "../brief/brief.ts";
import { type Comparison, compareProfiles } from "./compare-profiles.ts";
import { candidateFinder, indexBatch } from "./find-candidates.ts";
import type { Evidence } from "./find-shared.ts";
import { groupEditions } from "./group-editions.ts";
import { isTranslation, probability, reasonsOf, siblingLogit } from "./judge-comparison.ts";
import { EMPTY_LEXICON } from "./lexicon.ts";
import { type Profile, profileOf } from "./profile.ts";
import type { Sibling } from "./sibling.ts";
import { countTerms, termWeights } from "./term-weights.ts";

const CANDIDATES_PER_LANGUAGE = 4;

/** Finds the siblings among the articles of a batch, by brief id, the surest first. Pure. */
export function linkBatch(briefs: readonly Brief[]): Map<string, Sibling[]> {
  const profiles = briefs.map((brief) => profileOf(brief.signature));
  const weights = termWeights(countTerms(profiles));
  const evidence: Evidence = { weights, lexicon: EMPTY_LEXICON };
  const pairs = candidatePairs(profiles, evidence);
  const edges = pairs.map(({ a, b }) => ({
    a,
    b,
    logit: siblingLogit(compareProfiles(profiles[a]!, profiles[b]!, evidence)),
  }));
  const group = groupEditions(
    profiles.map((profile) => profile.language),
    edges,
  );
  return describe(briefs, profiles, group, evidence);
}

function candidatePairs(profiles: readonly Profile[], { weights }: Evidence): { a: number; b: number }[] {
  const find = candidateFinder(indexBatch(profiles), weights);
  const met = new Set<number>();
  profiles.forEach((_, article) => {
    for (const other of find(article, CANDIDATES_PER_LANGUAGE))
      met.add(Math.min(article, other) * profiles.length + Math.max(article, other));
  });
  return [...met].map((pair) => ({ a: Math.floor(pair / profiles.length), b: pair % profiles.length }));
}

function describe(
  briefs: readonly Brief[],
  profiles: readonly Profile[],
  group: readonly number[],
  evidence: Evidence,
): Map<string, Sibling[]> {
  const siblings = new Map<string, Sibling[]>(briefs.map((brief) => [brief.id, []]));
  for (const members of membersOf(group)) {
    members.forEach((a, position) => {
      for (const b of members.slice(position + 1)) {
        const comparison = compareProfiles(profiles[a]!, profiles[b]!, evidence);
        siblings.get(briefs[a]!.id)!.push(siblingOf(briefs[b]!, comparison));
        siblings.get(briefs[b]!.id)!.push(siblingOf(briefs[a]!, comparison));
      }
    });
  }
  for (const list of siblings.values()) list.sort((x, y) => y.score - x.score);
  return siblings;
}

function membersOf(group: readonly number[]): number[][] {
  const members = group.map((): number[] => []);
  for (const [article, name] of group.entries()) members[name]!.push(article);
  return members;
}

function siblingOf(brief: Brief, comparison: Comparison): Sibling {
  const { id, language, article } = brief;
  return {
    id,
    language,
    url: article.url,
    title: article.title,
    publisher: article.publisher,
    relation: isTranslation(comparison) ? "translation" : "same-story",
    score: probability(siblingLogit(comparison)),
    reasons: reasonsOf(comparison),
  };
}
