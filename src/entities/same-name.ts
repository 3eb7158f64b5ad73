/** How names change their endings: `cases` by letters, `genitive-s` by an added s, else not at all. */
type Inflection = "cases" | "genitive-s" | "none";

const CASES: ReadonlySet<string> = new Set(
  "be bg bs cs el et fi hr hu kk lt lv mk pl ro ru sk sl sr tr uk az uz".split(" "),
);
const GENITIVE_S: ReadonlySet<string> = new Set("da de en lb nl no sv".split(" "));
/** Of several words only the last takes an ending. */
const ENDING_LAST: ReadonlySet<string> = new Set([...GENITIVE_S, ..."az et fi hu kk tr uz".split(" ")]);
const MIN_STEM = 3;
const MAX_LOST = 2;
const MAX_ENDING = 4;
const MAX_CHANGED = 5;

/** Whether a language writes names with case endings, so that one name stands in several forms in a text. */
export function inflection(language: string): Inflection {
  if (CASES.has(language)) return "cases";
  return GENITIVE_S.has(language) ? "genitive-s" : "none";
}

/** Whether a language writes a case ending on the last word of a person's name alone. */
export function inflectsLast(language: string): boolean {
  return ENDING_LAST.has(language);
}

/** Whether two words (lower-case Latin) may be forms of one name: the same stem and short endings. */
export function sameWord(left: string, right: string, how: Inflection): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (how === "genitive-s") return long === `${short}s` && short.length >= MIN_STEM;
  if (how === "none") return false;
  let stem = 0;
  while (stem < short.length && short[stem] === long[stem]) stem++;
  const [lost, ending] = [short.length - stem, long.length - stem];
  return (
    stem >= MIN_STEM &&
    lost <= MAX_LOST &&
    ending <= Math.min(stem, MAX_ENDING) &&
    lost + ending <= MAX_CHANGED
  );
}

/** Whether two names (words in lower-case Latin) may be forms of one, word by word. */
export function sameName(left: readonly string[], right: readonly string[], how: Inflection): boolean {
  return left.length === right.length && left.every((word, index) => sameWord(word, right[index]!, how));
}
