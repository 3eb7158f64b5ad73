import { type NgramModel, readNgramModel, WEIGHT_STEP } from "./ngram-model.ts";
import { LONGEST_NGRAM, visitNgrams } from "./ngrams.ts";
import { primaryLanguage } from "./primary-language.ts";

/** How much an n-gram counts by its length: the longer ones repeat what the shorter ones said, and say it better. */
const LENGTH_WEIGHTS = [0, 0, 0.3, 0.6, 1, 1.5];

/** What the n-grams of a text say. */
export interface NgramEvidence {
  /** Nats above chance by BCP 47 primary language, overlapping n-grams each counted. */
  readonly scores: ReadonlyMap<string, number>;
  /** How many n-grams were looked at. */
  readonly seen: number;
}

let model: NgramModel | undefined;
let primaries: readonly string[] = [];

/** Weighs the words of a text against each language's n-grams: naive Bayes with a floor for the unseen. */
export function weighNgrams(text: string): NgramEvidence {
  const { hashes, ends, entryLanguages, entryWeights } = loadModel();
  const sums = new Float64Array(primaries.length);
  let seen = 0;
  visitNgrams(text, (hash, length) => {
    seen += 1;
    const feature = indexOf(hashes, hash);
    if (feature === -1) return;
    const weight = LENGTH_WEIGHTS[Math.min(length, LONGEST_NGRAM)]! * WEIGHT_STEP;
    for (let entry = feature === 0 ? 0 : ends[feature - 1]!; entry < ends[feature]!; entry += 1)
      sums[entryLanguages[entry]!]! += weight * entryWeights[entry]!;
  });
  const scores = new Map<string, number>();
  for (const [index, language] of primaries.entries()) {
    scores.set(language, Math.max(scores.get(language) ?? 0, sums[index]!));
  }
  return { scores, seen };
}

/** The first text waits some 60 ms for it. */
function loadModel(): NgramModel {
  if (model === undefined) {
    model = readNgramModel(new URL("./ngrams.bin", import.meta.url));
    primaries = model.languages.map(primaryLanguage);
  }
  return model;
}

/** Binary search; -1 where the n-gram is not in the model. */
function indexOf(hashes: Uint32Array, hash: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle]!;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
