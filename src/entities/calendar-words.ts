const MAX_LANGUAGES = 64;
const MONTHS = 12;
const DAYS = 7;
const DAY = 86_400_000;
const GREEK_CASE = /(?<=\p{sc=Greek}{4})(?:ου|ος|ο)$/u;
const sets = new Map<string, ReadonlySet<string>>();

/** Whether a word (lower case) is a month or a day of the week in a language, alone or as in a date (CLDR). */
export function isCalendarWord(lower: string, language: string): boolean {
  return calendarWords(language).has(withoutGreekCase(lower.replace(/\.$/u, "")));
}

/** CLDR has a Greek month in the genitive only, and its accent moves with its case (`Ιανουαρίου`, `Ιανουάριο`). */
function withoutGreekCase(word: string): string {
  if (!GREEK_CASE.test(word)) return word;
  return word.replace(GREEK_CASE, "").normalize("NFD").replace(/\p{M}/gu, "");
}

function calendarWords(language: string): ReadonlySet<string> {
  const known = sets.get(language);
  if (known !== undefined) return known;
  const locale = supported(language);
  const words = new Set([
    ...names(locale, "month", MONTHS, 30 * DAY),
    ...names(locale, "weekday", DAYS, DAY),
  ]);
  if (sets.size >= MAX_LANGUAGES) sets.clear();
  sets.set(language, words);
  return words;
}

function names(locale: string, part: "month" | "weekday", count: number, step: number): string[] {
  const found: string[] = [];
  for (const style of ["long", "short"] as const) {
    for (const day of [{}, { day: "numeric" }] as const) {
      const format = new Intl.DateTimeFormat(locale, { [part]: style, ...day, timeZone: "UTC" });
      for (let index = 0; index < count; index++) {
        const parts = format.formatToParts(Date.UTC(2021, 0, 15) + index * step);
        found.push(parts.find(({ type }) => type === part)?.value ?? "");
      }
    }
  }
  return found
    .map((name) => name.toLowerCase().replace(/\.$/u, ""))
    .filter((name) => name.length > 1)
    .map(withoutGreekCase);
}

function supported(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
