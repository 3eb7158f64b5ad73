const known = new Map<string, ReadonlySet<string>>();

/** Whether a word, lower case and without a full stop, is the short name of a month or weekday in a language (CLDR). */
export function isDateWord(word: string, language: string): boolean {
  const words = known.get(language) ?? dateWords(language);
  known.set(language, words);
  return words.has(word);
}

function dateWords(language: string): ReadonlySet<string> {
  const locale = /^[a-z]{2,3}$/u.test(language) ? language : "en";
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const names = [
    ...Array.from({ length: 12 }, (_, i) => month.format(Date.UTC(2021, i, 1))),
    ...Array.from({ length: 7 }, (_, i) => weekday.format(Date.UTC(2021, 0, 1 + i))),
  ];
  return new Set(names.map((name) => name.toLowerCase().replace(/\.$/u, "")));
}
