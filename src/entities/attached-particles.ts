import type { NameToken } from "./split-name-tokens.ts";

/** Particles that a language writes onto the end of a name: sure ones, and ones that also end names themselves. */
const AFTER: Readonly<Record<string, readonly [string, string]>> = {
  ko: [
    "씨 님 이랑 들 조차 마저 께 측 에서는 에서도 으로부터 로부터 으로서 으로써 에게서 에서 에게 께서 이라고 라고 이라는 라는 이라며 까지 부터 처럼 보다 으로 이나 이며 이고 이다 한테 와의 과의 에는 에도 은 는 을 를 에 의 와 과 가",
    "도 로 이 만 나 랑",
  ],
};

/** Particles that a language writes before a name, longest first. */
const BEFORE: Readonly<Record<string, string>> = {
  ar: "وال بال وب ول لل و ب ل ف ك",
  he: "וב ול ומ וה שב של ב ל ו מ ה ש כ",
  am: "በ ከ የ ለ እና",
};

/** Prefixes with the article, which belongs to names. */
const WITH_ARTICLE: ReadonlySet<string> = new Set("وال بال لل ה וה".split(" "));

/** All of a language's, longest first. */
const SUFFIXES = new Map(
  Object.entries(AFTER).map(([language, lists]) => [language, byLength(lists.join(" ").split(" "))]),
);
const PREFIXES = new Map(
  Object.entries(BEFORE).map(([language, list]) => [language, byLength(list.split(" "))]),
);

const MIN_NAME = 2;

/** How many UTF-16 units at the beginning and end of a word are particles, judged by the document's other words. */
export type ParticleFinder = (word: string) => readonly [before: number, after: number];

/** A finder for a document's language, `null` where particles stand apart from names. */
export function particleFinder(tokens: readonly NameToken[], language: string): ParticleFinder | null {
  const after = AFTER[language]?.map((list) => byLength(list.split(" ")));
  const before = PREFIXES.get(language) ?? [];
  if (after === undefined && before.length === 0) return null;
  const words = new Set(tokens.map(({ text }) => text));
  const starts = after === undefined ? new Map<string, number>() : countStarts(words);
  const [sure = [], unsure = []] = after ?? [];
  return (word) => {
    const prefix = before.find((part) => word.startsWith(part) && words.has(word.slice(part.length)));
    if (prefix !== undefined && word.length - prefix.length > MIN_NAME) return [prefix.length, 0];
    for (const part of sure) if (leavesName(word, part)) return [0, part.length];
    const found = unsure.find((part) => leavesName(word, part) && isAttested(word.slice(0, -part.length)));
    return [0, found?.length ?? 0];
  };

  function isAttested(stem: string): boolean {
    return words.has(stem) || (starts.get(stem) ?? 0) > 1;
  }
}

/** Every way in which a word may be particles and a name, as units to leave out before and after; itself first. */
export function possibleParticles(word: string, language: string): readonly (readonly [number, number])[] {
  const [before = [], after = []] = [PREFIXES.get(language), SUFFIXES.get(language)];
  return [
    [0, 0],
    ...before.filter((part) => word.startsWith(part)).map((part) => [part.length, 0] as const),
    ...after.filter((part) => word.endsWith(part)).map((part) => [0, part.length] as const),
  ];
}

/** The prepositions and conjunctions that a language writes before a name, shortest first; none in most. */
export function namePrefixes(language: string): readonly string[] {
  return (PREFIXES.get(language) ?? []).filter((part) => !WITH_ARTICLE.has(part)).toReversed();
}

function leavesName(word: string, part: string): boolean {
  return word.endsWith(part) && word.length - part.length >= MIN_NAME;
}

function byLength(parts: readonly string[]): string[] {
  return parts.toSorted((a, b) => b.length - a.length);
}

/** How many different words begin with each two to six letters. */
function countStarts(words: ReadonlySet<string>): Map<string, number> {
  const starts = new Map<string, number>();
  for (const word of words) {
    for (let size = MIN_NAME; size <= Math.min(6, word.length); size++) {
      const start = word.slice(0, size);
      starts.set(start, (starts.get(start) ?? 0) + 1);
    }
  }
  return starts;
}
