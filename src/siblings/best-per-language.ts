import { getOrMake } from "./get-or-make.ts";

/** Keeps the few best-scored articles of each language. */
export interface BestPerLanguage {
  offer(language: string, article: number, score: number): void;
  chosen(): number[];
}

/** Keeps at most `size` articles in each language, in time proportional to what is offered. */
export function bestPerLanguage(size: number): BestPerLanguage {
  const lists = new Map<string, { article: number; score: number }[]>();
  return {
    offer(language, article, score) {
      const list = getOrMake(lists, language, () => []);
      if (list.length === size && score <= list.at(-1)!.score) return;
      let place = list.length;
      while (place > 0 && list[place - 1]!.score < score) place--;
      list.splice(place, 0, { article, score });
      if (list.length > size) list.pop();
    },
    chosen: () => [...lists.values()].flatMap((list) => list.map(({ article }) => article)),
  };
}
