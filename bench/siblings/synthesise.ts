import type { SentenceEvidence } from "../../src/siblings/signature.ts";
import { SIGNATURE_VERSION } from "../../src/siblings/signature.ts";
import type { IndexedArticle } from "../../src/store/sibling-index.ts";

const LANGUAGES = ["en", "es", "fr", "de", "ru", "ar", "hi", "pt", "uk", "tr"];
const NAMES = 3_000_000;
const NUMBERS = 20_000;
const SENTENCES = 12;
const NAMES_PER_SENTENCE = 4;

/** A synthetic article: names and numbers drawn by Zipf's law (exponent 1), the same for the same number. */
export function synthesise(number: number): IndexedArticle {
  return articleOf(`synthetic-${number}`, LANGUAGES[number % LANGUAGES.length]!, drawSentences(number));
}

/** An edition of a synthetic article in the next language, with three marks in four kept. */
export function translateSynthetic(number: number): IndexedArticle {
  const random = generator(number + 7_777_777);
  const kept = drawSentences(number).map((marks) => marks.filter(() => random() < 0.75));
  return articleOf(`edition-${number}`, LANGUAGES[(number + 1) % LANGUAGES.length]!, kept);
}

function articleOf(id: string, language: string, sentences: readonly (readonly string[])[]): IndexedArticle {
  const evidence = sentences.map((marks): SentenceEvidence => ({ length: 120, marks, words: [] }));
  return {
    id,
    article: { url: null, title: id, publisher: null },
    signature: {
      version: SIGNATURE_VERSION,
      language,
      publishedAt: null,
      site: null,
      title: evidence[0]!,
      sentences: evidence,
      links: [],
    },
  };
}

function drawSentences(number: number): string[][] {
  const random = generator(number);
  const zipf = (size: number) => Math.floor(Math.exp(random() * Math.log(size)));
  return Array.from({ length: SENTENCES }, () => [
    ...Array.from({ length: NAMES_PER_SENTENCE }, () => `~${nameOf(zipf(NAMES))}`),
    `#${zipf(NUMBERS)}`,
  ]);
}

/** A pronounceable name for a rank: the same rank, the same name. */
function nameOf(rank: number): string {
  const random = generator(rank * 31 + 5);
  let name = "";
  for (let syllable = 0; syllable < 3 + (rank % 2); syllable++)
    name += "bdfgklmnprstvz"[Math.floor(random() * 14)]! + "aeiou"[Math.floor(random() * 5)]!;
  return name;
}

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
