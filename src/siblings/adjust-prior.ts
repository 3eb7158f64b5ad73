import { languagePair } from "./choose-lessons.ts";
import { getOrMake } from "./get-or-make.ts";
import type { Edge } from "./group-editions.ts";
import type { Profile } from "./profile.ts";

/** The share of articles with a sibling in another language where the regression was fitted. */
const USUAL = 1 / 3;
/** So many articles with the usual share are imagined: a small batch tells little of what is usual. */
const IMAGINED = 10;

/**
 * Shifts the log-odds of each pair by how usual siblings are between its two languages in this batch, as those that
 * are linked already tell: one step of Saerens, Latinne & Decaestecker (2002), "Adjusting the outputs of a classifier
 * to new a priori probabilities". Nothing moves where every third article has one. Pure.
 */
export function adjustPrior(
  profiles: readonly Profile[],
  edges: readonly Edge[],
  group: readonly number[],
): Edge[] {
  const articles = new Map<string, number>();
  for (const { language } of profiles) articles.set(language, (articles.get(language) ?? 0) + 1);
  const linked = new Map<string, number>();
  for (const { a, b } of edges) {
    const pair = languagePair(profiles[a]!, profiles[b]!);
    if (group[a] === group[b]) linked.set(pair, (linked.get(pair) ?? 0) + 1);
  }
  const shifts = new Map<string, number>();
  return edges.map(({ a, b, logit }) => {
    const pair = languagePair(profiles[a]!, profiles[b]!);
    const shift = getOrMake(shifts, pair, () => {
      const most = Math.min(articles.get(profiles[a]!.language)!, articles.get(profiles[b]!.language)!);
      return logOdds(((linked.get(pair) ?? 0) + IMAGINED * USUAL) / (most + IMAGINED)) - logOdds(USUAL);
    });
    return { a, b, logit: logit + shift };
  });
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
