import type { Brief } from "../brief/brief.ts";
import type { Sibling } from "../siblings/sibling.ts";

/** A brief with what is known to be its siblings. */
export interface LinkedBrief {
  readonly brief: Brief;
  readonly siblings: readonly Sibling[];
}

/** Articles on one event: groups of editions, each group the same article in several languages. */
export interface Story {
  readonly articles: readonly (readonly LinkedBrief[])[];
}

/** Joins editions to articles and articles to stories: translations first, then the same event. Pure. */
export function groupArticles(linked: readonly LinkedBrief[]): Story[] {
  const articles = joinBy(
    linked.map((one) => [one]),
    (sibling) => sibling.relation === "translation",
  );
  return joinBy(articles, () => true).map((story) => ({ articles: partition(story, articles) }));
}

/** Merges groups whose members name each other's members as siblings of the wanted kind. */
function joinBy(
  groups: readonly (readonly LinkedBrief[])[],
  counts: (sibling: Sibling) => boolean,
): (readonly LinkedBrief[])[] {
  const home = new Map(
    groups.flatMap((group, index) => group.map(({ brief }) => [brief.id, index] as const)),
  );
  const root = groups.map((_, index) => index);
  const find = (index: number): number => {
    while (root[index] !== index) {
      root[index] = root[root[index]!]!;
      index = root[index]!;
    }
    return index;
  };
  groups.forEach((group, index) => {
    for (const sibling of group.flatMap(({ siblings }) => siblings.filter(counts))) {
      const other = home.get(sibling.id);
      if (other !== undefined) root[find(other)] = find(index);
    }
  });
  const joined = new Map<number, LinkedBrief[]>();
  groups.forEach((group, index) => {
    const members = joined.get(find(index));
    if (members === undefined) joined.set(find(index), [...group]);
    else members.push(...group);
  });
  return [...joined.values()];
}

function partition(story: readonly LinkedBrief[], articles: readonly (readonly LinkedBrief[])[]) {
  const ids = new Set(story.map(({ brief }) => brief.id));
  return articles.filter((article) => ids.has(article[0]!.brief.id));
}
