import { contextFeatures } from "../../src/entities/tagger/context-features.ts";
import { mix } from "../../src/entities/tagger/hash.ts";
import { GENERAL, scopesOf } from "../../src/entities/tagger/scopes.ts";
import { documentFeatures } from "../../src/entities/tagger/token-features.ts";
import type { Reading } from "../../src/entities/tagger/word-facts.ts";
import { rememberWords } from "../../src/entities/tagger/word-memory.ts";
import type { LabelledDocument } from "./read-corpus.ts";
import type { TrainingSet } from "./train-crf.ts";

/** A training set together with the hash of the feature that each row stands for. */
export interface ExtractedSet extends TrainingSet {
  readonly rowHashes: Int32Array;
}

/** One document in so many is learned as one of an unknown language. */
const GENERAL_ONLY = 4;

/** Numbers the features that occur at least `minimum` times, and gives each token the rows of its features. */
export function extractRows(
  documents: readonly { readonly document: LabelledDocument; readonly weight: number }[],
  lists: Pick<Reading, "list" | "words">,
  minimum: number,
): ExtractedSet {
  const hashes = growing();
  const tokenStart: number[] = [0];
  const labels: number[] = [];
  const sentenceStart: number[] = [];
  const weights: number[] = [];
  for (const [order, { document, weight }] of documents.entries()) {
    const { tokens, language, kind } = document;
    const features = documentFeatures(tokens, rememberWords({ language, kind, ...lists }));
    const scopes = order % GENERAL_ONLY === 0 ? [GENERAL] : scopesOf(language);
    for (const [index, token] of document.tokens.entries()) {
      if (document.tokens[index - 1]?.sentence !== token.sentence) {
        sentenceStart.push(labels.length);
        weights.push(weight);
      }
      for (const scope of scopes) {
        for (const hash of features.facts[index]!.own) hashes.push(mix(hash, scope));
        for (const hash of contextFeatures(features.around(index))) hashes.push(mix(hash, scope));
      }
      tokenStart.push(hashes.length());
      labels.push(document.labels[index]!);
    }
  }
  sentenceStart.push(labels.length);
  const all = hashes.values();
  const { rowHashes, rows, starts } = numberRows(all, tokenStart, minimum);
  return {
    rowCount: rowHashes.length,
    rowHashes,
    rows,
    tokenStart: starts,
    labels: Uint8Array.from(labels),
    sentenceStart: Uint32Array.from(sentenceStart),
    weight: Float32Array.from(weights),
  };
}

function numberRows(all: Int32Array, tokenStart: readonly number[], minimum: number) {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(1024, all.length / 4))) * 2 - 1;
  const keys = new Int32Array(mask + 1);
  const counts = new Int32Array(mask + 1);
  const slotOf = (hash: number): number => {
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (counts[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  for (const hash of all) {
    const slot = slotOf(hash);
    keys[slot] = hash;
    counts[slot]!++;
  }
  const rowHashes: number[] = [];
  for (let slot = 0; slot <= mask; slot++) {
    if (counts[slot]! === 0) continue;
    counts[slot] = counts[slot]! >= minimum ? rowHashes.push(keys[slot]!) : -1;
  }
  const starts = new Uint32Array(tokenStart.length);
  let out = 0;
  for (let token = 0; token + 1 < tokenStart.length; token++) {
    for (let at = tokenStart[token]!; at < tokenStart[token + 1]!; at++) {
      const row = counts[slotOf(all[at]!)]! - 1;
      if (row >= 0) all[out++] = row;
    }
    starts[token + 1] = out;
  }
  return { rowHashes: Int32Array.from(rowHashes), rows: all.slice(0, out), starts };
}

function growing() {
  let buffer = new Int32Array(1 << 24);
  let used = 0;
  return {
    push(value: number): void {
      if (used === buffer.length) {
        const larger = new Int32Array(buffer.length * 2);
        larger.set(buffer);
        buffer = larger;
      }
      buffer[used++] = value;
    },
    length: () => used,
    values: () => buffer.subarray(0, used),
  };
}
