/** What a language calls the things that every language talks about. Keys are lower-case. */
export interface LocaleWords {
  /** Month names and abbreviations to 1-12. */
  readonly months: ReadonlyMap<string, number>;
  /** Words for powers of ten (thousand, lakh, million…) to their value. */
  readonly scales: ReadonlyMap<string, number>;
  /** Country names of one to three words to ISO 3166-1 alpha-2 codes. */
  readonly countries: ReadonlyMap<string, string>;
  /** Added to a year of the language's own calendar to make it Gregorian; 0 for most. */
  readonly yearOffset: number;
}

const cache = new Map<string, LocaleWords>();
const MAX_LOCALES = 200;

/** The names of months, scales and countries in a language, from the runtime's CLDR data. */
export function localeWords(language: string): LocaleWords {
  const known = cache.get(language);
  if (known !== undefined) return known;
  if (cache.size >= MAX_LOCALES) cache.clear();
  const locale = supported(language);
  const words = {
    months: readMonths(locale),
    scales: readScales(locale),
    countries: readCountries(locale),
    yearOffset: readYearOffset(locale),
  };
  cache.set(language, words);
  return words;
}

function supported(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

function readMonths(locale: string): Map<string, number> {
  const months = new Map<string, number>();
  for (const calendar of ["gregory", new Intl.DateTimeFormat(locale).resolvedOptions().calendar]) {
    if (calendar !== "gregory" && calendar !== "buddhist") continue;
    for (const options of [
      { month: "long" },
      { month: "short" },
      { month: "long", day: "numeric" },
    ] as const) {
      const format = new Intl.DateTimeFormat(locale, { ...options, calendar, timeZone: "UTC" });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2021, month - 1, 15));
        const name = parts
          .find((part) => part.type === "month")
          ?.value.toLowerCase()
          .replace(/\.$/u, "");
        if (name !== undefined && /^\p{L}[\p{L}\p{M}]{2,}$/u.test(name)) months.set(name, month);
      }
    }
  }
  return months;
}

function readScales(locale: string): Map<string, number> {
  const scales = new Map<string, number>();
  for (const compactDisplay of ["long", "short"] as const) {
    const format = new Intl.NumberFormat(locale, {
      notation: "compact",
      compactDisplay,
      numberingSystem: "latn",
    });
    for (let power = 3; power <= 13; power++) {
      for (const lead of [1, 1.5, 2, 5]) readScale(format, lead * 10 ** power, scales);
    }
  }
  return scales;
}

function readScale(format: Intl.NumberFormat, value: number, scales: Map<string, number>): void {
  const parts = format.formatToParts(value);
  const word = parts
    .find((part) => part.type === "compact")
    ?.value.toLowerCase()
    .replace(/\.$/u, "");
  const shown = Number(
    parts
      .filter((part) => part.type === "integer" || part.type === "decimal" || part.type === "fraction")
      .map((part) => (part.type === "decimal" ? "." : part.value))
      .join(""),
  );
  if (word === undefined || !(shown > 0)) return;
  const scale = 10 ** Math.round(Math.log10(value / shown));
  if (!scales.has(word)) scales.set(word, scale);
}

function readCountries(locale: string): Map<string, string> {
  const countries = new Map<string, string>();
  for (const style of ["long", "short"] as const) {
    const names = new Intl.DisplayNames(locale, { type: "region", style, fallback: "none" });
    for (const code of regionCodes()) {
      const name = names.of(code);
      if (name !== undefined) countries.set(wordsOf(name), code);
    }
  }
  countries.delete("");
  return countries;
}

function wordsOf(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).join(" ");
}

let codes: readonly string[] | null = null;

function regionCodes(): readonly string[] {
  if (codes !== null) return codes;
  const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  // CLDR lists unions and "unknown" beside the countries, and codes that were withdrawn under their successor's name.
  codes = all.filter(
    (code) =>
      english.of(code) !== undefined &&
      new Intl.Locale(`und-${code}`).region === code &&
      !["EZ", "ZZ", "XA", "XB"].includes(code),
  );
  return codes;
}

function readYearOffset(locale: string): number {
  const format = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    numberingSystem: "latn",
    timeZone: "UTC",
  });
  const year = format.formatToParts(Date.UTC(2021, 6, 1)).find((part) => part.type === "year")?.value;
  return year !== undefined && /^\d{4}$/u.test(year) ? 2021 - Number(year) : 0;
}
