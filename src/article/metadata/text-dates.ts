import { formatDate, parseDate } from "./dates.ts";
import { monthOf } from "./month-names.ts";

/**
 * Finds a date written for people, in any of the languages of month-names: "17 February 2022", "17 de febrero de
 * 2022", "Feb. 17, 2022", "17.02.2022", "2022年2月17日". Reads the first 300 characters only. A numeric date whose day
 * and month cannot be told apart is taken day first unless `monthFirst`. Returns `YYYY-MM-DD`, or `null`.
 */
export function findTextDate(text: string, monthFirst = false): string | null {
  const line = toAsciiDigits(text.slice(0, 300));
  return findIso(line) ?? findEastAsian(line) ?? findNamed(line) ?? findNumeric(line, monthFirst);
}

function findIso(line: string): string | null {
  const match = /(?<!\d)(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d)/.exec(line);
  return match === null ? null : parseDate(match[0]);
}

function findEastAsian(line: string): string | null {
  const match = /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/.exec(line);
  return match === null ? null : formatDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

function findNamed(line: string): string | null {
  const words = line.split(/[\s,،.;:|()/·•–—-]+/u, 60);
  for (let index = 0; index < words.length; index++) {
    const month = /^\p{L}/u.test(words[index]!) ? monthOf(words[index]!) : null;
    if (month === null) continue;
    const near = [
      ...words.slice(Math.max(0, index - 2), index).reverse(),
      ...words.slice(index + 1, index + 4),
    ];
    const day = near.map(dayOf).find((value) => value !== null);
    const year = near.map(yearOf).find((value) => value !== null);
    if (day != null && year != null) return formatDate(year, month, day);
  }
  return null;
}

function findNumeric(line: string, monthFirst: boolean): string | null {
  const dayFirst = /(?<![\d.:])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d:])/.exec(line);
  if (dayFirst !== null) {
    const [a, b] = [Number(dayFirst[1]), Number(dayFirst[3])];
    const year = Number(dayFirst[4]!.padStart(4, "20"));
    // Nobody writes the month first before a full stop.
    return monthFirst && a <= 12 && dayFirst[2] !== "."
      ? formatDate(year, a, b)
      : (formatDate(year, b, a) ?? formatDate(year, a, b));
  }
  const yearFirst = /(?<!\d)((?:19|20)\d{2})([./])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(line);
  return yearFirst === null
    ? null
    : formatDate(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
}

function dayOf(word: string): number | null {
  const match = /^(\d{1,2})(?:\p{L}{1,3}|º|ª)?$/u.exec(word);
  const day = Number(match?.[1]);
  return day >= 1 && day <= 31 ? day : null;
}

function yearOf(word: string): number | null {
  return /^(?:19|20)\d{2}$/.test(word) ? Number(word) : null;
}

/** Arabic, Persian, Devanagari, Bengali and other decimal digits as ASCII. */
function toAsciiDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => {
    // Unicode keeps every script's ten digits together, beginning with zero.
    let zero = digit.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero -= 1;
    return String(digit.codePointAt(0)! - zero);
  });
}
