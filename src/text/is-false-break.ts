import { abbreviationsOf } from "./abbreviations.ts";
import { isDateWord } from "./date-words.ts";
import { isStopWord } from "./stop-words.ts";

/** How far around a break the evidence is looked for, in UTF-16 units. */
const WINDOW = 40;

/** A small letter that continues a sentence; Georgian has no sentence capitals, and `iPhone` is a name. */
const CONTINUATION = /^[\s"'“”«»‘’‚„)\]—–-]*(?!\p{Script=Georgian})\p{Ll}(?!\p{Lu})/u;
const COMMA = /^["'”’»」』)]*\s?[,;،、，]/u;
const QUOTE_END = /["'”’»」』）)]\s*$/u;
/** What goes on after a quotation: a Japanese particle, a Korean quotative particle. */
const AFTER_QUOTE = /^(?:\p{Script=Hiragana}|(?:이?라|하|며|고\s|라는))/u;
const LAST_TOKEN = /([\p{L}\p{M}\p{N}.’'ªº-]+)\.["'”’»)\]]*\s*$/u;
const FIRST_WORD = /^[\s"'“”«»‘’‚„([—–-]*([\p{L}\p{M}'’]+)(?![\p{L}\p{M}'’]|(?<!\p{L}\p{L})\.)/u;
const ENUMERATOR = /^[\s([]*(?:\d{1,3}|[ivxlc]{1,5}|\p{L})[.)]\s*$/iu;
const ELIDED = /^\p{L}{1,5}['’](?=\p{L}{2})/u;
const INITIAL = /^\p{L}\p{M}*$/u;
const DOTTED = /^(?:\p{L}\p{M}*){1,4}(?:\.-?(?:\p{L}\p{M}*){1,4})+$/u;
/** `EE. UU.`: Spanish doubles the initials of a plural. */
const DOUBLED = /^(\p{Lu})\1$/u;
const WITHOUT_VOWEL = /^(?:\p{Lu}?[bcdfghjklmnpqrstvwxzčćšžťďňřľĺŕ]{1,3})$/u;
const NUMBER_NEXT = /^\s*\p{Nd}/u;
const ORDINAL = /^(?:\d{1,2}|[IVX]{1,6})$/u;

/** Languages that mark an ordinal number by a full stop: `17. Februar`. */
const ORDINAL_STOP: ReadonlySet<string> = new Set(
  "bs cs da de dsb et fi fo hr hsb hu is lb lt lv no pl sk sl sr tr".split(" "),
);

/**
 * Whether the sentence that begins at `start` goes on across `at`, where a stop seems to end it: after an abbreviation,
 * an initial, an ordinal or a list number, and before a word in small letters. Looks at 40 units on each side.
 */
export function isFalseBreak(paragraph: string, start: number, at: number, language: string): boolean {
  const before = paragraph.slice(Math.max(start, at - WINDOW), at);
  const after = paragraph.slice(at, at + WINDOW);
  if (CONTINUATION.test(after) || COMMA.test(after)) return true;
  if (QUOTE_END.test(before) && AFTER_QUOTE.test(after)) return true;
  if (at - start < WINDOW && ENUMERATOR.test(before)) return true;
  const token = LAST_TOKEN.exec(before)?.[1];
  return token !== undefined && isAbbreviation(token, after, language);
}

function isAbbreviation(token: string, after: string, language: string): boolean {
  const { beforeName, anywhere } = abbreviationsOf(language);
  const lower = token.toLowerCase().replace(ELIDED, "");
  if (beforeName.has(lower)) return true;
  // `Mi. 5. Februar`, `avr. 2021`.
  if (NUMBER_NEXT.test(after) && isDateWord(lower, language)) return true;
  if (!mayAbbreviate(token, language) && !anywhere.has(lower)) return false;
  const next = FIRST_WORD.exec(after)?.[1];
  return next === undefined || !isStopWord(next, language);
}

function mayAbbreviate(token: string, language: string): boolean {
  return (
    INITIAL.test(token) ||
    DOTTED.test(token) ||
    DOUBLED.test(token) ||
    WITHOUT_VOWEL.test(token) ||
    (ORDINAL_STOP.has(language) && ORDINAL.test(token))
  );
}
