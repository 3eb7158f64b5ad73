import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

/** How much likelier than an unseen n-gram each language makes each n-gram; columns of one sparse table. */
export interface NgramModel {
  /** BCP 47 tags; an entry's language is an index into them. */
  readonly languages: readonly string[];
  /** Hashes of the n-grams, ascending. */
  readonly hashes: Uint32Array;
  /** `ends[i]` is where the entries of n-gram `i` end; they begin where the ones before end. */
  readonly ends: Uint32Array;
  readonly entryLanguages: Uint8Array;
  /** In steps of WEIGHT_STEP nats above FLOOR_LOG_PROBABILITY. */
  readonly entryWeights: Uint8Array;
}

/** The step of a weight, in nats. */
export const WEIGHT_STEP = 0.5;

/** The natural logarithm of the probability below which an n-gram counts as unseen. */
export const FLOOR_LOG_PROBABILITY = Math.log(1e-7);

interface Header {
  readonly languages: readonly string[];
  readonly features: number;
  readonly entries: number;
}

/** Reads a model as `tools/train-language.ts` writes it: a JSON line, then gaps, counts, languages and weights. */
export function readNgramModel(file: URL): NgramModel {
  const bytes = brotliDecompressSync(readFileSync(file));
  const lineEnd = bytes.indexOf(10);
  const { languages, features, entries } = JSON.parse(bytes.toString("utf8", 0, lineEnd)) as Header;
  const hashes = new Uint32Array(features);
  const countsAt = readGaps(bytes, lineEnd + 1, hashes);
  const ends = new Uint32Array(features);
  let end = 0;
  for (let feature = 0; feature < features; feature += 1) {
    end += bytes[countsAt + feature]!;
    ends[feature] = end;
  }
  const languagesAt = countsAt + features;
  return {
    languages,
    hashes,
    ends,
    entryLanguages: bytes.subarray(languagesAt, languagesAt + entries),
    entryWeights: bytes.subarray(languagesAt + entries, languagesAt + 2 * entries),
  };
}

/** Gaps between ascending hashes, 7 bits a byte, low bits first; returns where they end. */
function readGaps(bytes: Uint8Array, from: number, hashes: Uint32Array): number {
  let at = from;
  let hash = 0;
  for (let feature = 0; feature < hashes.length; feature += 1) {
    let scale = 1;
    let byte = bytes[at++]!;
    for (; byte >= 128; byte = bytes[at++]!) {
      hash += (byte - 128) * scale;
      scale *= 128;
    }
    hash += byte * scale;
    hashes[feature] = hash;
  }
  return at;
}
