import type { Brief } from "../brief/brief.ts";
import { type Comparison, compareProfiles } from "./compare-profiles.ts";
import type { Edge } from "./edition-links.ts";
import type { Evidence } from "./find-shared.ts";
import { isTranslation, probability, reasonsOf } from "./judge-comparison.ts";
import { SIBLING_THRESHOLD } from "./match-signatures.ts";
import type { Profile } from "./profile.ts";
import type { Sibling } from "./sibling.ts";

/** A pair that the rest of a group does not support stays below the threshold, however alike the two are. */
const MOST_OF_A_GUESS = SIBLING_THRESHOLD - 0.001;

/** Turns groups of editions into each article's siblings, by brief id, the surest first. */
export function describeGroups(
  briefs: readonly Brief[],
  profiles: readonly Profile[],
  group: readonly number[],
  edges: readonly Edge[],
  evidence: Evidence,
): Map<string, Sibling[]> {
  const siblings = new Map<string, Sibling[]>(briefs.map((brief) => [brief.id, []]));
  const logits = new Map(edges.map(({ a, b, logit }) => [a * briefs.length + b, logit]));
  // Two that were never candidates of each other are in one group by what the others say of them.
  const chance = (a: number, b: number) =>
    probability(logits.get(Math.min(a, b) * briefs.length + Math.max(a, b)) ?? Number.NEGATIVE_INFINITY);
  for (const members of membersOf(group)) {
    const pairs = members.flatMap((a, position) =>
      members.slice(position + 1).map((b) => {
        const comparison = compareProfiles(profiles[a]!, profiles[b]!, evidence);
        return { a, b, comparison, direct: chance(a, b) };
      }),
    );
    const standing = meanChance(pairs);
    for (const { a, b, comparison, direct } of pairs) {
      // Two members that hardly know each other are siblings if the rest of the group vouches for both.
      const score = Math.max(direct, Math.sqrt(standing.get(a)! * standing.get(b)!));
      siblings.get(briefs[a]!.id)!.push(siblingOf(briefs[b]!, comparison, score));
      siblings.get(briefs[b]!.id)!.push(siblingOf(briefs[a]!, comparison, score));
    }
  }
  for (const list of siblings.values()) list.sort((x, y) => y.score - x.score);
  return siblings;
}

/** Turns pairs that are not sure into each article's possible siblings, by brief id, the likeliest first. */
export function describeGuesses(
  briefs: readonly Brief[],
  profiles: readonly Profile[],
  guesses: readonly Edge[],
  evidence: Evidence,
): Map<string, Sibling[]> {
  const siblings = new Map<string, Sibling[]>(briefs.map((brief) => [brief.id, []]));
  for (const { a, b, logit } of guesses) {
    const comparison = compareProfiles(profiles[a]!, profiles[b]!, evidence);
    const score = Math.min(probability(logit), MOST_OF_A_GUESS);
    siblings.get(briefs[a]!.id)!.push(siblingOf(briefs[b]!, comparison, score));
    siblings.get(briefs[b]!.id)!.push(siblingOf(briefs[a]!, comparison, score));
  }
  return siblings;
}

function membersOf(group: readonly number[]): number[][] {
  const members = group.map((): number[] => []);
  for (const [article, name] of group.entries()) members[name]!.push(article);
  return members.filter((list) => list.length > 1);
}

/** How surely each member belongs to its group: the mean over its pairs. */
function meanChance(pairs: readonly { readonly a: number; readonly b: number; readonly direct: number }[]) {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { a, b, direct } of pairs) {
    for (const member of [a, b]) {
      const { sum, count } = sums.get(member) ?? { sum: 0, count: 0 };
      sums.set(member, { sum: sum + direct, count: count + 1 });
    }
  }
  return new Map([...sums].map(([member, { sum, count }]) => [member, sum / count]));
}

function siblingOf(brief: Brief, comparison: Comparison, score: number): Sibling {
  const { id, signature, article } = brief;
  return {
    id,
    language: signature.language,
    url: article.url,
    title: article.title,
    publisher: article.publisher,
    relation: isTranslation(comparison) ? "translation" : "same-story",
    score,
    reasons: reasonsOf(comparison),
  };
}
