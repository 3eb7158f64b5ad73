import { countryName } from "../language/language-names.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** What CLDR lists beside the countries: unions, oddments of the past and private use. */
const NO_COUNTRY: ReadonlySet<string> = new Set(
  "AN BU CS DD EU EZ FX NT QO QU SU TP UN XA XB YD YU ZR ZZ".split(" "),
);
const MAX_LANGUAGES = 64;

/** Names that newsrooms use and CLDR does not give, in the form in which they are compared. */
const ALIASES: Readonly<Record<string, string>> = {
  us: "US",
  usa: "US",
  eeuu: "US",
  eua: "US",
  сша: "US",
  ηπα: "US",
  abd: "US",
  "united states of america": "US",
  america: "US",
  uk: "GB",
  britain: "GB",
  "great britain": "GB",
  uae: "AE",
  "south korea": "KR",
  "north korea": "KP",
  czechia: "CZ",
  "czech republic": "CZ",
  turkey: "TR",
  türkiye: "TR",
  burma: "MM",
  "ivory coast": "CI",
  holland: "NL",
  drc: "CD",
};

const tables = new Map<string, ReadonlyMap<string, string>>();

/** The ISO 3166-1 alpha-2 code of a country by its name in a language of the text or in English, `null` for no country. */
export function countryCode(name: string, language: string): string | null {
  const key = compareKey(name);
  return countryTable(language).get(key) ?? null;
}

/** Country names of a language in the form in which they are compared, with their ISO 3166-1 alpha-2 codes. */
export function countryTable(language: string): ReadonlyMap<string, string> {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const made = new Map(Object.entries(ALIASES));
  for (const first of LETTERS) {
    for (const second of LETTERS) addCountry(made, first + second, language);
  }
  if (tables.size >= MAX_LANGUAGES) tables.clear();
  tables.set(language, made);
  return made;
}

function addCountry(table: Map<string, string>, code: string, language: string): void {
  if (NO_COUNTRY.has(code)) return;
  for (const tag of ["en", language]) {
    const name = countryName(code, tag);
    if (name !== code) table.set(compareKey(name), code);
  }
}

function compareKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\s\u00a0]+/gu, (gap) => (gap.includes(".") ? "" : " "))
    .replaceAll("’", "'")
    .trim();
}
