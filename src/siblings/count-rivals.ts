import { getOrMake } from "./get-or-make.ts";
import type { Rivals } from "./prior-logit.ts";
import type { Profile } from "./profile.ts";

/** Hours before and after a publication in which rivals are counted. */
const AROUND = 12;
const HOUR = 3_600_000;

/** Counts, for an article, those of another language, and how many of them were published about when it was. */
export function countRivals(profiles: readonly Profile[]): (own: Profile, language: string) => Rivals {
  const totals = new Map<string, number>();
  const times = new Map<string, number[]>();
  for (const { language, time } of profiles) {
    totals.set(language, (totals.get(language) ?? 0) + 1);
    if (time !== null) getOrMake(times, language, (): number[] => []).push(time);
  }
  for (const list of times.values()) list.sort((x, y) => x - y);
  return ({ time }, language) => {
    const total = totals.get(language) ?? 0;
    const dated = times.get(language);
    if (time === null || dated === undefined) return { total, perHour: null };
    const span = AROUND * HOUR;
    const near = countBelow(dated, time + span) - countBelow(dated, time - span);
    return { total, perHour: (near + 1) / (2 * AROUND) };
  };
}

/** How many of the sorted numbers are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
