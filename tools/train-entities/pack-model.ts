import { brotliCompressSync, constants } from "node:zlib";
import { LABELS } from "../../src/entities/tagger/labels.ts";
import { slotOf } from "../../src/entities/tagger/model.ts";

/** A trained model with the hash of the feature that each row of weights stands for. */
export interface TrainedModel {
  readonly rowHashes: Int32Array;
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

const MAX_WEIGHT = 127;
/** Most look-ups are of features that were not learned, and end at the first free slot. */
const MAX_LOAD = 0.6;

/** What is kept of a model. */
export interface Packing {
  /** Features at most: those with the largest weights. */
  readonly rows: number;
  /** Weights are whole numbers of such steps. */
  readonly step: number;
}

/** Keeps the rows with the largest weights, as whole numbers of 8 bits in a hash table, compressed. */
export function packModel(
  { rowHashes, weights, transitions }: TrainedModel,
  { rows, step }: Packing,
): Buffer {
  const strength = Float32Array.from(rowHashes, (_, row) => rowStrength(weights, row));
  const cut = strength.toSorted((a, b) => b - a)[rows] ?? 0;
  const kept = [...rowHashes.keys()].filter((row) => strength[row]! > cut);
  kept.sort((a, b) => strength[b]! - strength[a]!);
  const bits = Math.ceil(Math.log2(kept.length / MAX_LOAD));
  const checks = new Uint16Array(2 ** bits);
  const small = new Int8Array(2 ** bits * LABELS);
  for (const row of kept) {
    const slot = freeSlot(checks, rowHashes[row]!, bits);
    if (slot < 0) continue;
    for (let label = 0; label < LABELS; label++) {
      const value = Math.round(weights[row * LABELS + label]! / step);
      small[slot * LABELS + label] = Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, value));
    }
  }
  const head = Buffer.alloc(8);
  head.writeUInt32LE(bits, 0);
  head.writeFloatLE(step, 4);
  const parts = [
    head,
    Buffer.from(transitions.buffer),
    Buffer.from(checks.buffer),
    Buffer.from(small.buffer),
  ];
  return brotliCompressSync(Buffer.concat(parts), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

/** Marks the slot of a feature; -1 where another feature with the same mark stands before it. */
function freeSlot(checks: Uint16Array, feature: number, bits: number): number {
  const start = slotOf(feature, bits);
  let slot = start.slot;
  while (checks[slot] !== 0) {
    if (checks[slot] === start.check) return -1;
    slot = (slot + 1) % 2 ** bits;
  }
  checks[slot] = start.check;
  return slot;
}

function rowStrength(weights: Float32Array, row: number): number {
  const values = weights.subarray(row * LABELS, (row + 1) * LABELS);
  return Math.max(...values) - Math.min(...values);
}
