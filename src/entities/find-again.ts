import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";
import { type TypeVotes, votedType, voteStrength } from "./vote-types.ts";

const MIN_STRENGTH = 0.4;

/** The places where a name that was found with confidence stands again, token by token. */
export function findAgain(
  text: string,
  tokens: readonly NameToken[],
  found: readonly Mention[],
  votes: TypeVotes,
): Mention[] {
  const byFirst = namesByFirstToken(text, tokens, found, votes);
  const ends = new Set(tokens.map(({ end }) => end));
  const again: Mention[] = [];
  for (const { start, text: word } of tokens) {
    const longest = byFirst
      .get(word)
      ?.find((name) => text.startsWith(name, start) && ends.has(start + name.length));
    if (longest === undefined) continue;
    const type = votedType(votes, longest, "other");
    again.push({
      start,
      end: start + longest.length,
      type,
      confidence: MIN_STRENGTH,
      certainty: MIN_STRENGTH,
    });
  }
  return again;
}

/** The names that were found with confidence, by their first token, the longest first. */
function namesByFirstToken(
  text: string,
  tokens: readonly NameToken[],
  found: readonly Mention[],
  votes: TypeVotes,
): ReadonlyMap<string, readonly string[]> {
  const tokenAt = new Map(tokens.map(({ start, text: word }) => [start, word]));
  const byFirst = new Map<string, Set<string>>();
  for (const { start, end } of found) {
    const first = tokenAt.get(start);
    const name = text.slice(start, end);
    if (first === undefined || voteStrength(votes, name) < MIN_STRENGTH) continue;
    byFirst.set(first, (byFirst.get(first) ?? new Set()).add(name));
  }
  return new Map(
    [...byFirst].map(([first, names]) => [first, [...names].sort((a, b) => b.length - a.length)]),
  );
}
