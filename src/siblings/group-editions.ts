import { AGREEMENT, type Edge, type Links, linksOf } from "./edition-links.ts";
import { swapEditions } from "./swap-editions.ts";

/** Groups grow, and an edge refused early may be welcome later. */
const PASSES = 3;

/**
 * Groups articles into sets of editions with at most one in each language: the surest edges first, two groups
 * becoming one where the edges between them agree. One strong edge joins two lone articles; a large group must
 * support a newcomer more broadly. `join` is the probability that makes two lone articles one
 * group. Returns the number of each article's group.
 */
export function groupEditions(languages: readonly string[], edges: readonly Edge[], join: number): number[] {
  const group = languages.map((_, index) => index);
  const members: (readonly number[])[] = languages.map((_, index) => [index]);
  const links = linksOf(edges);
  const ordered = [...edges].sort((x, y) => y.logit - x.logit);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { a, b } of ordered) {
      const [first, second] = [group[a]!, group[b]!];
      if (first === second) continue;
      if (!agree(members[first]!, members[second]!, languages, links, join)) continue;
      for (const moved of members[second]!) group[moved] = first;
      members[first] = [...members[first]!, ...members[second]!];
      members[second] = [];
    }
    swapEditions({ languages, links, group, members }, join);
  }
  return group;
}

function agree(
  first: readonly number[],
  second: readonly number[],
  languages: readonly string[],
  links: Links,
  join: number,
): boolean {
  const spoken = new Set(first.map((member) => languages[member]!));
  if (second.some((member) => spoken.has(languages[member]!))) return false;
  const [few, many] = [first.length, second.length].sort((x, y) => x - y) as [number, number];
  // Of two groups alike in size the mean pair must be as probable as the one that joins two articles.
  return support(first, second, links) >= join * few ** (2 - AGREEMENT) * many ** AGREEMENT;
}

function support(first: readonly number[], second: readonly number[], links: Links): number {
  let sum = 0;
  for (const member of first) {
    const row = links.get(member);
    if (row === undefined) continue;
    for (const other of second) sum += row.get(other) ?? 0;
  }
  return sum;
}
