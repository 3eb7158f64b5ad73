import { splitWords } from "../text/split-words.ts";
import { DANGLING_OPENERS } from "./dangling-openers.ts";

/** How far into a sentence its opener is looked for, in UTF-16 units. */
const WINDOW = 48;
const LONGEST_OPENER = 4;
const CAPITAL = /^\p{Lu}/u;
const COMMA = /^\s?[,،、，]/u;
/** An apostrophe that stands for an accent makes another word: Italian writes `E' stato` for `È stato`. */
const ACCENT = /^['’´`](?!\p{L})/u;
const CONTRACTION = /^(\p{L}{1,6})['’]\p{L}/u;
const UNSPACED: ReadonlySet<string> = new Set(["ja", "th", "zh"]);
const MARKS = "*,~";

/** Openers of one language: the words joined by spaces, to the mark that limits them (`""` for none). */
type Openers = ReadonlyMap<string, string>;

const known = new Map<string, Openers>();

/**
 * Whether a sentence begins with a pronoun or connective that points at what stood before it; `opensText` tells that
 * nothing stands before. `false` in languages without a list.
 */
export function isDangling(
  sentence: string,
  { language, opensText }: { readonly language: string; readonly opensText: boolean },
): boolean {
  const openers = openersOf(language);
  if (openers.size === 0) return false;
  const opening = sentence.slice(0, WINDOW).replace(/^[^\p{L}\p{N}]+/u, "");
  return openings(opening, language).some((words) => {
    const mark = openers.get(words.text.toLowerCase());
    if (mark === undefined) return false;
    const rest = opening.slice(words.end);
    if (ACCENT.test(rest)) return false;
    if (mark === "*") return !opensText;
    if (mark === ",") return COMMA.test(rest);
    return mark !== "~" || (!opensText && !CAPITAL.test(rest.trimStart()));
  });
}

interface Opening {
  readonly text: string;
  /** Where it ends in the sentence. */
  readonly end: number;
}

/** The first word, the first two, and so on, and what a contraction begins with; where no spaces are written, the first characters as well. */
function openings(opening: string, language: string): Opening[] {
  const spans = splitWords(opening, language).slice(0, LONGEST_OPENER);
  const tokens = spans.map(({ start, end }) => opening.slice(start, end));
  const words = spans.map(({ end }, i) => ({ text: tokens.slice(0, i + 1).join(" "), end }));
  const contracted = CONTRACTION.exec(opening)?.[1];
  if (contracted !== undefined) words.push({ text: contracted, end: contracted.length });
  if (!UNSPACED.has(language)) return words;
  // One character alone is trusted only as a whole word: it begins names as well.
  return [...words, ...[2, 3, 4, 5, 6, 10, 12].map((end) => ({ text: opening.slice(0, end), end }))];
}

function openersOf(language: string): Openers {
  const found = known.get(language);
  if (found !== undefined) return found;
  const list = Object.hasOwn(DANGLING_OPENERS, language) ? (DANGLING_OPENERS[language] ?? "") : "";
  const openers = new Map(list.split(" ").filter(Boolean).map(readOpener));
  known.set(language, openers);
  return openers;
}

function readOpener(entry: string): [string, string] {
  const mark = MARKS.includes(entry.at(-1)!) ? entry.at(-1)! : "";
  return [entry.slice(0, entry.length - mark.length).replaceAll("_", " "), mark];
}
