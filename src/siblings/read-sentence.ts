import { foldWord } from "./fold-word.ts";
import { type LocaleWords, localeWords } from "./locale-words.ts";
import { nameMark } from "./name-mark.ts";
import { asciiDigits, readNumber } from "./read-numbers.ts";
import type { SentenceEvidence } from "./signature.ts";
import { splitTokens, type Token } from "./split-tokens.ts";

const HAN = /^\p{sc=Han}+$/u;
const IDEOGRAPH = /^[\p{sc=Han}\p{sc=Hangul}]/u;
const UPPER = /^\p{Lu}/u;
const LOWER = /^\p{Ll}/u;
const LATIN = /^\p{sc=Latin}/u;
const PERCENT = /^\s?[%٪％]/u;
const MAX_COUNTRY_WORDS = 3;

/** Reduces a sentence to its marks (numbers, dates, countries, names) and folded words. */
export function readSentence(raw: string, language: string): SentenceEvidence {
  const text = asciiDigits(raw);
  const locale = localeWords(language);
  const tokens = splitTokens(text, language);
  const caseless =
    !tokens.some((token) => LOWER.test(token.text) && !LATIN.test(token.text)) && !isLatin(tokens);
  const marks: string[] = [];
  const words: string[] = [];
  tokens.forEach((token, index) => {
    if (token.isNumber) {
      marks.push(...numberMarks(tokens, index, text, locale));
      return;
    }
    const country = countryAt(tokens, index, locale);
    if (country !== null) marks.push(`@${country}`);
    if (isName(token.text, caseless)) marks.push(nameMark(token.text));
    const word = foldWord(token.text);
    if (word !== "") words.push(word);
  });
  return { length: raw.length, marks: marks.filter((mark) => mark.length > 2 || mark[0] !== "~"), words };
}

function isLatin(tokens: readonly Token[]): boolean {
  let latin = 0;
  let words = 0;
  for (const token of tokens) {
    if (token.isNumber) continue;
    words++;
    if (LATIN.test(token.text)) latin++;
  }
  return latin * 2 > words;
}

/** In a script without capitals every longer word may be a name, and a Latin one surely is foreign. */
function isName(word: string, caseless: boolean): boolean {
  if (UPPER.test(word)) return word.length >= 2;
  if (!caseless) return false;
  if (LATIN.test(word)) return word.length >= 3;
  return HAN.test(word) ? word.length >= 2 : word.length >= 3;
}

function numberMarks(tokens: readonly Token[], index: number, text: string, locale: LocaleWords): string[] {
  const token = tokens[index]!;
  const values = readNumber(token.text);
  const marks = values.map((value) => `#${value}`);
  const value = Number(values[0]);
  if (values.length !== 1 || Number.isNaN(value)) return marks;
  if (PERCENT.test(text.slice(token.start + token.text.length))) marks.push(`%${value}`);
  const near = [tokens[index + 1], tokens[index - 1], tokens[index + 2], tokens[index - 2]];
  const scale = scaleOf(near[0], locale);
  if (scale !== undefined) marks.push(`#${Number((value * scale).toPrecision(12))}`);
  if (locale.yearOffset !== 0 && value + locale.yearOffset > 1800 && value + locale.yearOffset < 2100)
    marks.push(`#${value + locale.yearOffset}`);
  if (Number.isInteger(value) && value >= 1 && value <= 31) {
    const month = monthOf(near, token, text, locale);
    if (month !== undefined) marks.push(`/${month}-${value}`);
  }
  return marks;
}

function scaleOf(token: Token | undefined, locale: LocaleWords): number | undefined {
  if (token === undefined || token.isNumber) return undefined;
  const word = token.text.toLowerCase();
  return locale.scales.get(word) ?? (IDEOGRAPH.test(word) ? locale.scales.get(word[0]!) : undefined);
}

function monthOf(
  near: readonly (Token | undefined)[],
  day: Token,
  text: string,
  locale: LocaleWords,
): number | undefined {
  const before = /(\d{1,2})\s?[月월]\s?$/u.exec(text.slice(Math.max(0, day.start - 5), day.start));
  if (before !== null) return Number(before[1]);
  for (const token of near) {
    if (token === undefined || token.isNumber) continue;
    const month = locale.months.get(token.text.toLowerCase());
    if (month !== undefined) return month;
  }
  return undefined;
}

function countryAt(tokens: readonly Token[], index: number, locale: LocaleWords): string | null {
  let name = "";
  let joined = "";
  let found: string | null = null;
  for (let length = 1; length <= MAX_COUNTRY_WORDS; length++) {
    const token = tokens[index + length - 1];
    if (token === undefined || token.isNumber) break;
    const word = token.text.toLowerCase();
    name = length === 1 ? word : `${name} ${word}`;
    joined += word;
    found = locale.countries.get(name) ?? locale.countries.get(joined) ?? found;
  }
  return found;
}
