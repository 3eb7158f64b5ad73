/**
 * Makes src/language/ngrams.bin, the n-gram model of the language detector, from the n-gram statistics that the
 * lingua language detector ships (Apache-2.0, https://github.com/pemistahl/lingua-py; counted by its author on the
 * Leipzig Corpora Collection, CC BY). Usage, with about 10 GB of memory and two minutes:
 *
 *   pip download --no-deps lingua-language-detector==1.3.5 && unzip lingua_language_detector-*.whl -d lingua
 *   npx tsx tools/train-language.ts lingua/lingua/language-models
 *
 * Lingua counts n-grams inside words without marking the words' edges. The counts at the edges follow from them:
 * what begins a word is what has no letter before it, so count(_ab) = count(ab) - sum over x of count(xab).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { FLOOR_LOG_PROBABILITY, WEIGHT_STEP } from "../src/language/ngram-model.ts";
import { EDGE, hashNgram, LONGEST_NGRAM } from "../src/language/ngrams.ts";
import { scriptOf } from "../src/language/script-of.ts";

const FILES = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"];
const OUT = new URL("../src/language/ngrams.bin", import.meta.url);
/** How many of the most telling n-grams of each language are kept. */
const KEPT_PER_LANGUAGE = Number(process.argv[3] ?? 8000);
/** Less than ten times in the tens of millions of letters that were counted says little. */
const RAREST = 2e-7;

type Probabilities = Map<string, number>;

/** One n-gram's probability in one language, packed in a double: hash (32 bits), language (7), -50 ln p (10). */
function pack(ngram: string, language: number, probability: number): number {
  const cost = Math.min(1023, Math.round(-Math.log(probability) * 50));
  return (hashNgram(ngram) * 128 + language) * 1024 + cost;
}
const hashOf = (packed: number): number => Math.floor(packed / 131_072);
const languageOf = (packed: number): number => Math.floor(packed / 1024) % 128;
const logProbabilityOf = (packed: number): number => -(packed % 1024) / 50;

/** The probability of each n-gram among those of its length, by length, from lingua's conditional fractions. */
function readProbabilities(folder: string): Probabilities[] {
  const byLength: Probabilities[] = [];
  for (const [shorter, name] of FILES.entries()) {
    const { ngrams } = JSON.parse(
      brotliDecompressSync(readFileSync(join(folder, `${name}.json.br`))).toString(),
    ) as { ngrams: Record<string, string> };
    const found: Probabilities = new Map();
    for (const [fraction, list] of Object.entries(ngrams)) {
      const [part, whole] = fraction.split("/").map(Number);
      for (const ngram of list.split(" ")) {
        const prefix = shorter === 0 ? 1 : byLength[shorter - 1]!.get(ngram.slice(0, -1));
        if (ngram.length === shorter + 1 && prefix !== undefined) found.set(ngram, (prefix * part!) / whole!);
      }
    }
    byLength.push(found);
  }
  return byLength;
}

/** Sums of the longer n-grams around each n-gram: a letter before, a letter after, one on both sides. */
function sumAround(byLength: readonly Probabilities[]): {
  before: Probabilities;
  after: Probabilities;
  both: Probabilities;
} {
  const sums = { before: new Map(), after: new Map(), both: new Map() };
  const add = (sum: Probabilities, key: string, value: number) => sum.set(key, (sum.get(key) ?? 0) + value);
  for (const longer of byLength.slice(1)) {
    for (const [ngram, probability] of longer) {
      add(sums.before, ngram.slice(1), probability);
      add(sums.after, ngram.slice(0, -1), probability);
      if (ngram.length > 2) add(sums.both, ngram.slice(1, -1), probability);
    }
  }
  return sums;
}

/** Every n-gram of a language with those at the edges of words. */
function* withEdges(byLength: readonly Probabilities[]): Generator<[string, number]> {
  const { before, after, both } = sumAround(byLength);
  for (const [ngram, probability] of byLength.flatMap((found) => [...found])) {
    yield [ngram, probability];
    if (ngram.length >= LONGEST_NGRAM) continue;
    const inside = before.get(ngram) ?? 0;
    const continued = after.get(ngram) ?? 0;
    yield [EDGE + ngram, probability - inside];
    yield [ngram + EDGE, probability - continued];
    if (ngram.length + 2 > LONGEST_NGRAM) continue;
    yield [EDGE + ngram + EDGE, probability - inside - continued + (both.get(ngram) ?? 0)];
  }
}

const CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
const LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(" ");

/** Serbian is counted in Cyrillic alone, and is written as much in Latin letters. */
function spellings(ngram: string, language: string): string[] {
  if (language !== "sr") return [ngram];
  const latin = [...ngram].map((letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter).join("");
  return latin === ngram || latin.length > LONGEST_NGRAM ? [ngram] : [ngram, latin];
}

/** Every n-gram of every language, ascending by hash and then by language. */
function readAll(folder: string, languages: readonly string[]): Float64Array {
  const all: number[] = [];
  for (const [index, language] of languages.entries()) {
    for (const [ngram, probability] of withEdges(readProbabilities(join(folder, language)))) {
      if (probability <= RAREST) continue;
      for (const spelling of spellings(ngram, language)) all.push(pack(spelling, index, probability));
    }
    console.error(language, all.length);
  }
  return Float64Array.from(all).sort();
}

/** The stretches of entries that share an n-gram. */
function* groups(entries: Float64Array): Generator<Float64Array> {
  for (let start = 0; start < entries.length; ) {
    let end = start + 1;
    while (end < entries.length && hashOf(entries[end]!) === hashOf(entries[start]!)) end += 1;
    yield entries.subarray(start, end);
    start = end;
  }
}

/** How much each entry tells its language from the mean of all: p ln(p / mean), as in the Jensen-Shannon divergence. */
function tellings(group: Float64Array, languageCount: number): [language: number, telling: number][] {
  const probabilities = Array.from(group, (packed) => Math.exp(logProbabilityOf(packed)));
  const mean = probabilities.reduce((sum, probability) => sum + probability, 0) / languageCount;
  return probabilities.map((probability, i) => [
    languageOf(group[i]!),
    probability * Math.log(probability / mean),
  ]);
}

/** The n-grams that are among the most telling of at least one language. */
function selectGroups(entries: Float64Array, languageCount: number): Float64Array[] {
  const byLanguage: number[][] = Array.from({ length: languageCount }, () => []);
  for (const group of groups(entries)) {
    for (const [language, telling] of tellings(group, languageCount)) byLanguage[language]!.push(telling);
  }
  const least = byLanguage.map(
    (all) => Float64Array.from(all).sort().at(-Math.min(KEPT_PER_LANGUAGE, all.length))!,
  );
  return [...groups(entries)].filter((group) =>
    tellings(group, languageCount).some(([language, telling]) => telling >= least[language]!),
  );
}

function gapBytes(gap: number): number[] {
  const bytes: number[] = [];
  let rest = gap;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** The file's bytes: a JSON line, then gaps, counts, languages and weights, as `readNgramModel` reads them. */
function encode(kept: readonly Float64Array[], languages: readonly string[]): Buffer {
  const gaps: number[] = [];
  const counts: number[] = [];
  const entryLanguages: number[] = [];
  const entryWeights: number[] = [];
  let last = 0;
  for (const group of kept) {
    const hash = hashOf(group[0]!);
    gaps.push(...gapBytes(hash - last));
    counts.push(group.length);
    last = hash;
    for (const packed of group) {
      entryLanguages.push(languageOf(packed));
      entryWeights.push(Math.round((logProbabilityOf(packed) - FLOOR_LOG_PROBABILITY) / WEIGHT_STEP));
    }
  }
  const header = JSON.stringify({ languages, features: kept.length, entries: entryWeights.length });
  return Buffer.concat([
    Buffer.from(`${header}\n`),
    ...[gaps, counts, entryLanguages, entryWeights].map((column) => Buffer.from(column)),
  ]);
}

/** Languages that share their script with another; a script of its own needs no n-grams. */
function pickLanguages(folder: string): string[] {
  const all = readdirSync(folder).filter((name) => existsSync(join(folder, name, `${FILES[1]}.json.br`)));
  return all.sort().filter((one) => all.some((other) => other !== one && scriptOf(other) === scriptOf(one)));
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: train-language.ts FOLDER [N-GRAMS A LANGUAGE]");
const languages = pickLanguages(folder);
const entries = readAll(folder, languages);
const bytes = encode(selectGroups(entries, languages.length), languages);
const options = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(OUT, brotliCompressSync(bytes, { params: options }));
