import { getOrMake } from "./get-or-make.ts";
/** A pair of articles that may be siblings, by index, with the log-odds that they are. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly logit: number;
}

/** How fast the support that is asked of a newcomer grows with a group: at 0.5 its members were independent, at 1 parrots. */
const AGREEMENT = 0.8;
/** Groups grow, and an edge refused early may be welcome later. */
const PASSES = 3;

/**
 * Groups articles into sets of editions with at most one in each language: the surest edges first, two groups
 * becoming one where the edges between them agree. One strong edge joins two lone articles; a large group must
 * support a newcomer more broadly. `join` is the probability that makes two lone articles one
 * group. Returns each article's group, numbered by one of its members.
 */
export function groupEditions(languages: readonly string[], edges: readonly Edge[], join: number): number[] {
  const group = languages.map((_, index) => index);
  const members = languages.map((_, index) => [index]);
  const links = linkProbabilities(edges);
  const ordered = [...edges].sort((x, y) => y.logit - x.logit);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { a, b } of ordered) {
      const [first, second] = [group[a]!, group[b]!];
      if (first === second) continue;
      if (!agree(members[first]!, members[second]!, languages, links, join)) continue;
      for (const moved of members[second]!) group[moved] = first;
      members[first]!.push(...members[second]!);
      members[second] = [];
    }
  }
  return group;
}

type Links = ReadonlyMap<number, ReadonlyMap<number, number>>;

function linkProbabilities(edges: readonly Edge[]): Links {
  const links = new Map<number, Map<number, number>>();
  const put = (from: number, to: number, value: number) => {
    getOrMake(links, from, () => new Map<number, number>()).set(to, value);
  };
  for (const { a, b, logit } of edges) {
    const value = 1 / (1 + Math.exp(-logit));
    put(a, b, value);
    put(b, a, value);
  }
  return links;
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
