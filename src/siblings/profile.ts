import { markKeys } from "./mark-keys.ts";
import { timeOf } from "./publication-gap.ts";
import type { Signature } from "./signature.ts";

/** A mark or word of an article with the sentences it stands in; sentence 0 is the title, n the n-th sentence. */
export interface Item {
  readonly keys: readonly string[];
  readonly places: readonly number[];
}

/** A signature made ready for comparing. */
export interface Profile {
  readonly signature: Signature;
  readonly language: string;
  /** When it was published, in milliseconds since 1970. */
  readonly time: number | null;
  readonly marks: readonly Item[];
  /** Key to index in `marks`. */
  readonly markOfKey: ReadonlyMap<string, number>;
  /** Folded word to places. */
  readonly words: ReadonlyMap<string, readonly number[]>;
  /** Length of each sentence in UTF-16 units, the title first. */
  readonly lengths: readonly number[];
}

const MAX_PLACES = 6;
const MAX_MARKS = 600;
const MAX_WORDS = 2_000;

/** Turns a signature inside out: from sentences with marks to marks with sentences. */
export function profileOf(signature: Signature): Profile {
  const markPlaces = new Map<string, number[]>();
  const words = new Map<string, number[]>();
  const sentences = [signature.title, ...signature.sentences];
  sentences.forEach((sentence, place) => {
    for (const mark of sentence.marks) note(markPlaces, mark, place, MAX_MARKS);
    for (const word of sentence.words) note(words, word, place, MAX_WORDS);
  });
  for (const link of signature.links) note(markPlaces, `>${link}`, 0, MAX_MARKS);
  const marks = [...markPlaces].map(([mark, places]) => ({
    keys: markKeys(mark, signature.language),
    places,
  }));
  const markOfKey = new Map<string, number>();
  marks.forEach((mark, index) => {
    for (const key of mark.keys) if (!markOfKey.has(key)) markOfKey.set(key, index);
  });
  return {
    signature,
    language: signature.language,
    time: timeOf(signature.publishedAt),
    marks,
    markOfKey,
    words,
    lengths: sentences.map((sentence) => sentence.length),
  };
}

function note(index: Map<string, number[]>, key: string, place: number, maxSize: number): void {
  const places = index.get(key);
  if (places === undefined) {
    if (index.size < maxSize) index.set(key, [place]);
  } else if (places.length < MAX_PLACES && places.at(-1) !== place) places.push(place);
}
