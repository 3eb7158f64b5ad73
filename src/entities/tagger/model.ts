import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { movesOf } from "./crf.ts";
import { mix } from "./hash.ts";
import { LABELS } from "./labels.ts";

/** A trained tagger: label weights by feature hash, looked up in an open-addressing table. */
export interface Model {
  /** Transition scores, `from * LABELS + to`. */
  readonly transitions: Float32Array;
  /** Their exponentials, as `posterior` wants them. */
  readonly moves: Float64Array;
  /** Adds the weights of each feature under each heading to `scores` from `at` on; nothing for what was not learned. */
  readonly add: (
    features: ArrayLike<number>,
    scopes: readonly number[],
    scores: Float32Array,
    at: number,
  ) => void;
}

/** The parts of a packed model: see `packModel` in tools/train-entities/pack-model.ts for the writer. */
export interface PackedModel {
  /** The table has 2 ** bits slots. */
  readonly bits: number;
  /** Weights are stored as whole numbers of this size. */
  readonly scale: number;
  readonly transitions: Float32Array;
  /** 16 bits of the feature's hash a slot, 0 for an empty slot. */
  readonly checks: Uint16Array;
  /** `LABELS` weights a slot. */
  readonly weights: Int8Array;
}

const HEADER = 8 + 4 * LABELS * LABELS;

/** Where the search for a feature begins, and the mark by which its slot is known (never 0). */
export function slotOf(feature: number, bits: number): { readonly slot: number; readonly check: number } {
  return { slot: firstSlot(feature, bits), check: checkOf(feature) };
}

function firstSlot(feature: number, bits: number): number {
  return (Math.imul(feature, 0x9e3779b1) >>> 0) >>> (32 - bits);
}

function checkOf(feature: number): number {
  return feature & 0xffff || 1;
}

/** A model over its packed parts. */
export function openModel({ bits, scale, transitions, checks, weights }: PackedModel): Model {
  const mask = 2 ** bits - 1;
  const known = knownStarts(checks);
  return { transitions, moves: movesOf(transitions), add };

  function add(
    features: ArrayLike<number>,
    scopes: readonly number[],
    scores: Float32Array,
    at: number,
  ): void {
    for (const scope of scopes) {
      for (let index = 0; index < features.length; index++) {
        const from = weightsAt(mix(features[index]!, scope));
        if (from < 0) continue;
        for (let label = 0; label < LABELS; label++) scores[at + label]! += weights[from + label]! * scale;
      }
    }
  }

  /** Where a feature's weights begin; -1 for one that was not learned. */
  function weightsAt(feature: number): number {
    const check = checkOf(feature);
    let slot = firstSlot(feature, bits);
    if ((known[slot >> 1]! & knownBit(slot, check)) === 0) return -1;
    for (; checks[slot] !== 0; slot = (slot + 1) & mask) {
      if (checks[slot] === check) return slot * LABELS;
    }
    return -1;
  }
}

/**
 * For each slot by the last two bits of a check whether such a feature may be found from there: most features were not
 * learned, and these bits, unlike the table, stay in the processor's cache.
 */
function knownStarts(checks: Uint16Array): Uint8Array {
  const known = new Uint8Array(checks.length / 2);
  for (let slot = 0; slot < checks.length; slot++) {
    const check = checks[slot]!;
    for (let start = slot; check !== 0 && checks[start] !== 0; start = (start || checks.length) - 1)
      known[start >> 1]! |= knownBit(start, check);
  }
  return known;
}

function knownBit(slot: number, check: number): number {
  return 1 << (((slot & 1) << 2) | (check & 3));
}

/** Reads a model that ships with Dragoman from the weights folder. */
export function loadModel(file: string): Model {
  const packed = brotliDecompressSync(readFileSync(new URL(`../weights/${file}`, import.meta.url)));
  const bytes = new Uint8Array(packed).buffer;
  const head = new DataView(bytes);
  const bits = head.getUint32(0, true);
  const slots = 2 ** bits;
  return openModel({
    bits,
    scale: head.getFloat32(4, true),
    transitions: new Float32Array(bytes.slice(8, HEADER)),
    checks: new Uint16Array(bytes.slice(HEADER, HEADER + 2 * slots)),
    weights: new Int8Array(bytes, HEADER + 2 * slots),
  });
}
