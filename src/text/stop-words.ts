import { createRequire } from "node:module";
import { primaryLanguage } from "../language/primary-language.ts";

type Lists = ReadonlyMap<string, readonly string[]>;

const MAX_LANGUAGES = 128;
const sets = new Map<string, ReadonlySet<string>>();
let lists: Lists | undefined;

/** Whether a word is among the most frequent function words of a language; `false` in languages without a list. */
export function isStopWord(word: string, language: string): boolean {
  return stopWords(language).has(word.toLowerCase());
}

/** The stop words of a language in lower case (stopwords-iso, 57 languages); empty in languages without a list. */
export function stopWords(language: string): ReadonlySet<string> {
  const known = sets.get(language);
  if (known !== undefined) return known;
  lists ??= readLists();
  const list = lists.get(primaryLanguage(language)) ?? [];
  const set = new Set(list.map((word) => word.toLowerCase()));
  if (sets.size >= MAX_LANGUAGES) sets.clear();
  sets.set(language, set);
  return set;
}

function readLists(): Lists {
  const byTag = createRequire(import.meta.url)("stopwords-iso") as Record<string, readonly string[]>;
  return new Map(Object.entries(byTag).map(([tag, list]) => [primaryLanguage(tag), list]));
}
