import type { Edge } from "./edition-links.ts";
import { getOrMake } from "./get-or-make.ts";
import { probability } from "./judge-comparison.ts";
import type { Lesson } from "./learn-lexicon.ts";
import type { Profile } from "./profile.ts";

/** The least probability of a pair that is learned from. */
const SURE = 0.5;
const MAX_LESSONS = 1_500;

/** Two languages in alphabetical order. */
export function languagePair(a: Profile, b: Profile): string {
  return a.language < b.language ? `${a.language} ${b.language}` : `${b.language} ${a.language}`;
}

/** The sure pairs of grouped articles in some language pairs, those of a pair in the order of the languages. */
export function chooseLessons(
  profiles: readonly Profile[],
  edges: readonly Edge[],
  group: readonly number[],
  wanted: ReadonlySet<string>,
): Map<string, Lesson[]> {
  const lessons = new Map<string, Lesson[]>();
  for (const { a, b, logit } of edges) {
    if (group[a] !== group[b] || probability(logit) < SURE) continue;
    const [first, second] = [profiles[a]!, profiles[b]!];
    const languages = languagePair(first, second);
    if (!wanted.has(languages)) continue;
    const list = getOrMake(lessons, languages, (): Lesson[] => []);
    if (list.length >= MAX_LESSONS) continue;
    list.push(first.language < second.language ? { a: first, b: second } : { a: second, b: first });
  }
  return lessons;
}
