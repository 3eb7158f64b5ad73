import { getOrMake } from "./get-or-make.ts";

/** A pair of articles that may be siblings, by index, with the log-odds that they are. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly logit: number;
}

/** For each article those it may be a sibling of, with the probability. */
export type Links = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** How fast the support that is asked of a newcomer grows with a group: at 0.5 its members were independent, at 1 parrots. */
export const AGREEMENT = 0.8;

/** Looks the edges up from either end. */
export function linksOf(edges: readonly Edge[]): Links {
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
