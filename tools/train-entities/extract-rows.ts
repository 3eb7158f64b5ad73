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
  /** For a feature under a family's heading the row of the same feature under the general one; -1 for all others. */
  readonly generalRow: Int32Array;
  /** How many headings there are beside the general one. */
  readonly families: number;
}

export interface ExtractOptions extends Pick<Reading, "list" | "words"> {
  /** Features that occur less often are left out. */
  readonly minimum: number;
  /** One document in so many is learned as one of an unknown language. */
  readonly generalOnly: number;
}

/** Numbers the features, and gives each token the rows of its features. */
export function extractRows(
  documents: readonly { readonly document: LabelledDocument; readonly weight: number }[],
  { minimum, generalOnly, ...lists }: ExtractOptions,
): ExtractedSet {
  const hashes = growing();
  const tokenStart: number[] = [0];
  const familyStart: number[] = [];
  const families = new Set<number>();
  const labels: number[] = [];
  const sentenceStart: number[] = [];
  const weights: number[] = [];
  for (const [order, { document, weight }] of documents.entries()) {
    const { tokens, language, kind } = document;
    const features = documentFeatures(tokens, rememberWords({ language, kind, ...lists }));
    const [, family] = order % generalOnly === 0 ? [] : scopesOf(language);
    if (family !== undefined) families.add(family);
    for (const [index, token] of document.tokens.entries()) {
      if (document.tokens[index - 1]?.sentence !== token.sentence) {
        sentenceStart.push(labels.length);
        weights.push(weight);
      }
      const found = [...features.facts[index]!.own, ...contextFeatures(features.around(index))];
      hashes.push(found, GENERAL);
      if (family !== undefined) {
        familyStart[labels.length] = hashes.length();
        hashes.push(found, family);
      }
      tokenStart.push(hashes.length());
      labels.push(document.labels[index]!);
    }
  }
  sentenceStart.push(labels.length);
  const all = hashes.values();
  const { rowHashes, rows, starts, generalRow } = numberRows(all, { tokenStart, familyStart, minimum });
  return {
    rowCount: rowHashes.length,
    rowHashes,
    generalRow,
    families: families.size,
    rows,
    tokenStart: starts,
    labels: Uint8Array.from(labels),
    sentenceStart: Uint32Array.from(sentenceStart),
    weight: Float32Array.from(weights),
  };
}

interface Numbering {
  readonly tokenStart: readonly number[];
  /** Where the features under a family's heading begin, for tokens that have them: as many as stand before them. */
  readonly familyStart: readonly (number | undefined)[];
  readonly minimum: number;
}

function numberRows(all: Int32Array, { tokenStart, familyStart, minimum }: Numbering) {
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
  const generalRow = new Int32Array(rowHashes.length).fill(-1);
  for (const [token, from] of familyStart.entries()) {
    if (from === undefined) continue;
    for (let at = from; at < tokenStart[token + 1]!; at++) {
      const row = counts[slotOf(all[at]!)]! - 1;
      if (row >= 0) generalRow[row] = counts[slotOf(all[at - from + tokenStart[token]!]!)]! - 1;
    }
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
  return { rowHashes: Int32Array.from(rowHashes), rows: all.slice(0, out), starts, generalRow };
}

/** Hashes of features under headings, in a buffer that doubles when it is full. */
function growing() {
  let buffer = new Int32Array(1 << 24);
  let used = 0;
  return {
    push(features: readonly number[], scope: number): void {
      if (used + features.length > buffer.length) {
        const larger = new Int32Array(buffer.length * 2);
        larger.set(buffer);
        buffer = larger;
      }
      for (const feature of features) buffer[used++] = mix(feature, scope);
    },
    length: () => used,
    values: () => buffer.subarray(0, used),
  };
}
