import type { Edge } from "./edition-links.ts";

/** The log-odds below which a guess is worth nobody's look: one in a thousand. */
const LEAST_LOGIT = Math.log(0.001 / 0.999);

/**
 * The best of what is left: for articles without a sure edition in some language the likeliest one, the surest
 * pairs first, each article in one pair for each language. Edges in, those chosen out.
 */
export function guessEditions(
  languages: readonly string[],
  edges: readonly Edge[],
  group: readonly number[],
): Edge[] {
  const answered = answeredLanguages(languages, group);
  const guesses: Edge[] = [];
  for (const edge of [...edges].sort((x, y) => y.logit - x.logit)) {
    const { a, b, logit } = edge;
    if (logit < LEAST_LOGIT) break;
    if (answered[a]!.has(languages[b]!) || answered[b]!.has(languages[a]!)) continue;
    answered[a]!.add(languages[b]!);
    answered[b]!.add(languages[a]!);
    guesses.push(edge);
  }
  return guesses;
}

/** For each article the languages that its group has an edition in, its own among them. */
function answeredLanguages(languages: readonly string[], group: readonly number[]): Set<string>[] {
  const spoken = group.map(() => new Set<string>());
  for (const [article, name] of group.entries()) spoken[name]!.add(languages[article]!);
  return group.map((name) => new Set(spoken[name]));
}
