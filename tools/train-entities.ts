// Trains a tagger: tsx tools/train-entities.ts CORPUS_FOLDER cased|caseless|unspaced OUT.bin
// CORPUS_FOLDER holds <language>.<source>.jsonl files of {tokens, tags} lines; see docs/entities-model-card.md.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScriptKind } from "../src/entities/script-kind.ts";
import { loadNameList } from "../src/entities/tagger/load-name-list.ts";
import { loadWordList } from "../src/entities/tagger/load-word-list.ts";
import { averageOf } from "./train-entities/average-of.ts";
import { extractRows } from "./train-entities/extract-rows.ts";
import { makeTables } from "./train-entities/make-tables.ts";
import { type Packing, packModel } from "./train-entities/pack-model.ts";
import {
  type LabelledDocument,
  makeDocuments,
  readCorpus,
  SENTENCES_A_DOCUMENT,
} from "./train-entities/read-corpus.ts";
import { shareWeights } from "./train-entities/share-weights.ts";
import { type Schedule, trainCrf } from "./train-entities/train-crf.ts";

interface Recipe extends Packing {
  readonly languages: (language: string) => boolean;
  /** Sentences at most from one file. */
  readonly sentences: number;
  /** Made-up lines of result tables, as a share of a file's sentences. */
  readonly tables: number;
  /** Features that occur less often are left out. */
  readonly minimum: number;
  /** One document in so many is learned as one of an unknown language. */
  readonly generalOnly: number;
  /** The share of what a family of languages learned that is given to all. */
  readonly shared: number;
  readonly schedule: Schedule;
  /** How many trainings, in another order each, are averaged. */
  readonly trainings: number;
}

const CASELESS = ["ar", "bn", "fa", "he", "hi"];
const UNSPACED = ["ja", "th", "zh"];
const CASED: Recipe = {
  languages: (language) => !CASELESS.includes(language) && !UNSPACED.includes(language),
  sentences: 20_000,
  tables: 0.04,
  minimum: 3,
  generalOnly: 2,
  shared: 0.3,
  schedule: { epochs: 4, rate: 0.2, dropout: 0.4, l2: 0 },
  trainings: 4,
  rows: 900_000,
  step: 0.05,
};
/** Families that write each in a way of its own have less for each other. */
const APART = { generalOnly: 4, shared: 0, trainings: 1, step: 0.08 };
const RECIPES: Readonly<Record<ScriptKind, Recipe>> = {
  cased: CASED,
  caseless: {
    ...CASED,
    languages: (language) => !UNSPACED.includes(language),
    sentences: 4000,
    tables: 0,
    ...APART,
    rows: 200_000,
  },
  unspaced: {
    ...CASED,
    languages: (language) => UNSPACED.includes(language),
    tables: 0,
    ...APART,
    minimum: 2,
    rows: 150_000,
  },
};

/** OCR of old newspapers teaches more errors than names; tweets are few and count little. */
const LEFT_OUT = /europeana/u;
const NOISY = /btc|wnut/u;
const NOISY_WEIGHT = 0.2;
const SEED = 1;

const [corpus, kind, out] = process.argv.slice(2);
if (
  corpus === undefined ||
  !(kind === "cased" || kind === "caseless" || kind === "unspaced") ||
  out === undefined
) {
  throw new Error("usage: train-entities.ts CORPUS_FOLDER cased|caseless|unspaced OUT.bin");
}
const recipe = { ...RECIPES[kind] };
const set = extractRows(readDocuments(corpus, kind, recipe), {
  ...recipe,
  list: loadNameList(),
  words: loadWordList(),
});
console.log(`${set.labels.length} tokens, ${set.rowCount} features`);
const trained = averageOf(
  Array.from({ length: recipe.trainings }, (_, run) =>
    trainCrf(set, recipe.schedule, randomFrom(SEED + run)),
  ),
);
shareWeights(trained.weights, set, recipe.shared);
const packed = packModel({ ...trained, rowHashes: set.rowHashes }, recipe);
writeFileSync(out, packed);
console.log(`${out}: ${packed.length} bytes`);

function readDocuments(folder: string, script: ScriptKind, { languages, sentences, tables: share }: Recipe) {
  const documents: { document: LabelledDocument; weight: number }[] = [];
  for (const file of readdirSync(folder).sort()) {
    const language = file.split(".")[0]!;
    if (!file.endsWith(".jsonl") || !languages(language) || LEFT_OUT.test(file)) continue;
    const weight = NOISY.test(file) ? NOISY_WEIGHT : 1;
    const tagged = readCorpus(join(folder, file));
    const tables = makeTables(tagged, language, Math.min(sentences, tagged.length) * share, randomFrom(SEED));
    const all = spread(makeDocuments(tagged, language, script), Math.ceil(sentences / SENTENCES_A_DOCUMENT));
    for (const document of [...all, ...makeDocuments(tables, language, script)])
      documents.push({ document, weight });
  }
  return documents;
}

function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]!);
}

/** A linear congruential generator: the same training gives the same weights. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}
