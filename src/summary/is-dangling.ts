import { splitWords } from "../text/split-words.ts";
import { DANGLING_OPENERS } from "./dangling-openers.ts";

/** How far into a sentence its opener is looked for, in UTF-16 units. */
const WINDOW = 48;
const LONGEST_OPENER = 4;
const CAPITAL = /^\p{Lu}/u;
const UNSPACED: ReadonlySet<string> = new Set(["ja", "zh", "th"]);

interface Openers {
  /** Word sequences, joined by spaces. */
  readonly words: ReadonlySet<string>;
  /** Titles that stand for a person unless a name follows. */
  readonly titles: ReadonlySet<string>;
}

const known = new Map<string, Openers>();

/** Whether a sentence begins with a pronoun or connective that points at what stood before it. */
export function isDangling(sentence: string, language: string): boolean {
  const { words, titles } = openersOf(language);
  if (words.size === 0) return false;
  const opening = sentence.slice(0, WINDOW);
  if (UNSPACED.has(language) && startsUnspaced(opening, words)) return true;
  const spans = splitWords(opening, language).slice(0, LONGEST_OPENER);
  const tokens = spans.map(({ start, end }) => opening.slice(start, end));
  const lower = tokens.map((token) => token.toLowerCase());
  if (titles.has(lower[0] ?? "") && !CAPITAL.test(tokens[1] ?? "")) return true;
  return lower.some((_, i) => words.has(lower.slice(0, i + 1).join(" ")));
}

/** Where no spaces are written, ICU may cut an opener in two; one character alone is trusted only as a whole word. */
function startsUnspaced(opening: string, words: ReadonlySet<string>): boolean {
  const bare = opening.replace(/^[^\p{L}\p{N}]+/u, "");
  return [2, 3, 4, 5, 6, 10, 12].some((length) => words.has(bare.slice(0, length)));
}

function openersOf(language: string): Openers {
  const found = known.get(language);
  if (found !== undefined) return found;
  const list = Object.hasOwn(DANGLING_OPENERS, language) ? (DANGLING_OPENERS[language] ?? "").split(" ") : [];
  const titles = list.filter((word) => word.endsWith("~")).map((word) => word.slice(0, -1));
  const words = list.filter((word) => word !== "" && !word.endsWith("~"));
  const openers = { words: new Set(words.map((word) => word.replaceAll("_", " "))), titles: new Set(titles) };
  known.set(language, openers);
  return openers;
}
