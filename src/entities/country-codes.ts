import { inflection } from "./same-name.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** What CLDR lists beside the countries: oddments of the past and private use. */
const NO_COUNTRY: ReadonlySet<string> = new Set(
  "AN BU CS DD EZ FX NT QO QU SU TP XA XB YD YU ZR ZZ".split(" "),
);
/** Unions of countries that CLDR has names for: organisations. */
const UNIONS: ReadonlySet<string> = new Set(["EU", "UN"]);
/** Continents and their parts (UN M49), but for the world itself and what only statistics name. */
const CONTINENTS: readonly string[] =
  "002 003 005 009 011 013 014 015 018 019 029 030 034 035 039 053 054 061 142 143 145 150 151 154 155 202 419".split(
    " ",
  );
/** Codes of countries that are no more are read as those of their heirs (`VD` as `VN`), and left out. */
const COUNTRIES: readonly string[] = LETTERS.flatMap((first) =>
  LETTERS.map((second) => first + second),
).filter(
  (code) =>
    !NO_COUNTRY.has(code) &&
    new Intl.Locale(`und-${code}`).region === code &&
    new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) !== undefined,
);
const REGIONS: readonly string[] = [...COUNTRIES, ...CONTINENTS];
const MAX_LANGUAGES = 64;
const MIN_INFLECTED = 5;
const MIN_STEM = 4;

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

/** Whether a region is a place, or an organisation as the European Union is. */
export function regionType(code: string): "place" | "organisation" {
  return UNIONS.has(code) ? "organisation" : "place";
}

/** Names of countries, unions and continents in the form in which they are compared. */
export interface CountryTable {
  readonly codes: ReadonlyMap<string, string>;
  /** By the first one, two and three letters of names the longest one: what is longer, or begins otherwise, is none. */
  readonly beginnings: ReadonlyMap<string, number>;
  /** Names and codes by the first four letters, which no case ending touches. */
  readonly byStem: ReadonlyMap<string, readonly (readonly [string, string])[]>;
}

const tables = new Map<string, CountryTable>();

/**
 * The code of a country (ISO 3166-1 alpha-2), union (`EU`, `UN`) or continent (UN M49) by the forms in which a text
 * names it: as CLDR gives it in the text's language or in English, or with another ending where the language has
 * cases. `null` for anything else.
 */
export function countryOf(forms: readonly string[], language: string): string | null {
  const table = countryTable(language);
  for (const form of forms) {
    const code = table.codes.get(compareKey(form));
    if (code !== undefined) return code;
  }
  if (inflection(language) === "genitive-s") return genitiveCountry(forms, table.codes);
  if (inflection(language) !== "cases") return null;
  for (const form of forms) {
    const code = inflectedCountry(compareKey(form), table);
    if (code !== null) return code;
  }
  return null;
}

function genitiveCountry(forms: readonly string[], table: ReadonlyMap<string, string>): string | null {
  const bare = forms
    .filter((form) => form.endsWith("s"))
    .map((form) => table.get(compareKey(form.slice(0, -1))));
  return bare.find((code) => code !== undefined) ?? null;
}

function inflectedCountry(form: string, { byStem }: CountryTable): string | null {
  if (form.length < MIN_INFLECTED) return null;
  let best: { readonly code: string; readonly stem: number } | null = null;
  for (const [name, code] of byStem.get(form.slice(0, MIN_STEM)) ?? []) {
    const stem = sharedStem(name, form);
    if (stem >= name.length - 2 && form.length - stem <= 4 && stem > (best?.stem ?? 0)) best = { code, stem };
  }
  return best?.code ?? null;
}

function sharedStem(left: string, right: string): number {
  let stem = 0;
  while (stem < left.length && left[stem] === right[stem]) stem++;
  return stem;
}

/** The names of countries, unions and continents in a language and in English. */
export function countryTable(language: string): CountryTable {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const codes = new Map(Object.entries(ALIASES));
  for (const tag of new Set(["en", language])) {
    for (const style of ["long", "short"] as const) addNames(codes, tag, style);
  }
  const beginnings = new Map<string, number>();
  for (const name of codes.keys()) {
    for (const length of [1, 2, 3]) {
      const beginning = name.slice(0, length);
      beginnings.set(beginning, Math.max(name.length, beginnings.get(beginning) ?? 0));
    }
  }
  const table = { codes, beginnings, byStem: groupByStem(codes) };
  if (tables.size >= MAX_LANGUAGES) tables.clear();
  tables.set(language, table);
  return table;
}

function groupByStem(codes: ReadonlyMap<string, string>): Map<string, [string, string][]> {
  const byStem = new Map<string, [string, string][]>();
  for (const entry of codes) {
    const stem = entry[0].slice(0, MIN_STEM);
    byStem.set(stem, [...(byStem.get(stem) ?? []), entry]);
  }
  return byStem;
}

function addNames(table: Map<string, string>, tag: string, style: "long" | "short"): void {
  const locale = Intl.DisplayNames.supportedLocalesOf(isTag(tag) ? tag : "en")[0] ?? "en";
  const names = new Intl.DisplayNames(locale, { type: "region", style, fallback: "none" });
  for (const code of REGIONS) {
    const key = compareKey(names.of(code) ?? code);
    if (!table.has(key)) table.set(key, code);
  }
}

function isTag(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag);
}

/** The form in which country names are compared: lower case, without stops, single spaces. */
export function compareKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\s\u00a0]+/gu, (gap) => (gap.includes(".") ? "" : " "))
    .replaceAll("’", "'")
    .trim();
}
