import { countryName } from "../language/language-names.ts";
import { inflection } from "./same-name.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** What CLDR lists beside the countries: unions, oddments of the past and private use. */
const NO_COUNTRY: ReadonlySet<string> = new Set(
  "AN BU CS DD EU EZ FX NT QO QU SU TP UN XA XB YD YU ZR ZZ".split(" "),
);
const MAX_LANGUAGES = 64;
const MIN_INFLECTED = 5;

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

/**
 * The ISO 3166-1 alpha-2 code of a country by the forms in which a text names it: as CLDR gives it in the text's
 * language or in English, or with another ending where the language has cases. `null` for no country.
 */
export function countryOf(forms: readonly string[], language: string): string | null {
  const table = countryTable(language);
  for (const form of forms) {
    const code = table.get(compareKey(form));
    if (code !== undefined) return code;
  }
  if (inflection(language) !== "cases") return null;
  for (const form of forms) {
    const code = inflectedCountry(compareKey(form), table);
    if (code !== null) return code;
  }
  return null;
}

function inflectedCountry(form: string, table: ReadonlyMap<string, string>): string | null {
  if (form.length < MIN_INFLECTED) return null;
  let best: { readonly code: string; readonly stem: number } | null = null;
  for (const [name, code] of table) {
    const stem = sharedStem(name, form);
    if (stem >= Math.max(4, name.length - 2) && form.length - stem <= 4 && stem > (best?.stem ?? 0))
      best = { code, stem };
  }
  return best?.code ?? null;
}

function sharedStem(left: string, right: string): number {
  let stem = 0;
  while (stem < left.length && left[stem] === right[stem]) stem++;
  return stem;
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

/** The form in which country names are compared: lower case, without stops, single spaces. */
export function compareKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\s\u00a0]+/gu, (gap) => (gap.includes(".") ? "" : " "))
    .replaceAll("’", "'")
    .trim();
}
