import type { Brief } from "../brief/brief.ts";
import { skeleton } from "../siblings/name-skeleton.ts";
import { transliterate } from "../text/transliterate.ts";
import { countryOfName } from "./country-of-name.ts";
import type { FeedFilter } from "./feed-filter.ts";

/** What a filter looks at: an article that was read, or as much of it as its feed announced. */
export interface Matchable {
  /** BCP 47 primary language. */
  readonly language: string;
  readonly text: string;
  /** Keys of the names in it, the same in every language; see Entity. */
  readonly names: readonly string[];
}

/** Scripts whose words stand side by side. */
const unspaced =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/** Sees a brief as a filter does. */
export function matchableOf({ language, article, entities }: Brief): Matchable {
  return { language, text: `${article.title}\n${article.text}`, names: entities.map((entity) => entity.key) };
}

/** Whether an article passes: names are compared across scripts, so that "Ukraine" also finds Україна. */
export function passesFilter(article: Matchable, filter: FeedFilter): boolean {
  const { languages = [], include = [], exclude = [] } = filter;
  if (languages.length > 0 && !languages.includes(article.language)) return false;
  const occurs = makeOccurrence(article);
  return (include.length === 0 || include.some(occurs)) && !exclude.some(occurs);
}

function makeOccurrence({ text, names }: Matchable): (wanted: string) => boolean {
  const folded = ` ${fold(text)} `;
  const keys = new Set(names);
  const skeletons = new Set(names.map(toSkeleton).filter(isTelling));
  return (wanted) => {
    const country = countryOfName(wanted);
    return (
      folded.includes(unspaced.test(wanted) ? fold(wanted) : ` ${fold(wanted)} `) ||
      (country !== null && keys.has(`country:${country}`)) ||
      keys.has(transliterate(wanted)) ||
      skeletons.has(toSkeleton(wanted))
    );
  };
}

/** Lower case, words separated by single spaces; marks stay with their letters. */
function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

function toSkeleton(name: string): string {
  return transliterate(name).split(/\s+/).map(skeleton).join(" ");
}

/** Skeletons of short names are shared by too many. */
function isTelling(skeletonOfName: string): boolean {
  return skeletonOfName.replaceAll(" ", "").length >= 4;
}
