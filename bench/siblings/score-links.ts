import type { Brief } from "../../src/brief/brief.ts";
import type { Sibling } from "../../src/siblings/sibling.ts";
import type { Gold } from "./load-briefs.ts";

/** A document of a data set and its Brief. */
export interface Document {
  readonly gold: Gold;
  readonly brief: Brief;
}

/** How well links agree with the groups of the data. All are shares from 0 to 1. */
export interface LinkScore {
  readonly precision: number;
  readonly recall: number;
  readonly toEnglish: number;
  /** Recall at 1 to English of the worst language. */
  readonly worst: { readonly language: string; readonly recall: number };
}

/** Scores links as unordered pairs, and for each document its best English sibling. */
export function scoreLinks(
  documents: readonly Document[],
  links: ReadonlyMap<string, readonly Sibling[]>,
): LinkScore {
  const byId = new Map(documents.map(({ gold }) => [gold.id, gold]));
  let [asserted, right, possible] = [0, 0, 0];
  const english = new Map<string, { hits: number; asked: number }>();
  const withEnglish = new Set(
    documents.filter(({ gold }) => gold.lang === "en").map(({ gold }) => gold.group),
  );
  const groups = new Map<string, number>();
  for (const { gold } of documents) {
    possible += groups.get(gold.group) ?? 0;
    groups.set(gold.group, (groups.get(gold.group) ?? 0) + 1);
    const siblings = links.get(gold.id) ?? [];
    for (const { id } of siblings) {
      if (id < gold.id) continue;
      asserted++;
      if (byId.get(id)!.group === gold.group) right++;
    }
    if (gold.lang === "en" || !withEnglish.has(gold.group)) continue;
    const tally = english.get(gold.lang) ?? { hits: 0, asked: 0 };
    const best = siblings.find(({ language }) => language === "en");
    const hit = best !== undefined && byId.get(best.id)!.group === gold.group;
    english.set(gold.lang, { hits: tally.hits + (hit ? 1 : 0), asked: tally.asked + 1 });
  }
  const rows = [...english].map(([language, { hits, asked }]) => ({ language, recall: hits / asked }));
  const total = [...english.values()].reduce(
    (sum, { hits, asked }) => [sum[0]! + hits, sum[1]! + asked],
    [0, 0],
  );
  return {
    precision: right / asserted,
    recall: right / possible,
    toEnglish: total[0]! / total[1]!,
    worst: rows.sort((x, y) => x.recall - y.recall)[0] ?? { language: "-", recall: 1 },
  };
}
