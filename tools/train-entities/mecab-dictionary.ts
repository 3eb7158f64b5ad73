import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One reading of a word: its part of speech, its kind of meaning, and what it costs beside its neighbours. */
export interface Reading {
  readonly word: string;
  readonly tag: string;
  readonly meaning: string;
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

export interface MecabDictionary {
  readonly words: ReadonlyMap<string, readonly Reading[]>;
  /** The cheapest way to read a text as usable words of the dictionary (Viterbi), `null` where there is none. */
  read(text: string, isUsable?: (reading: Reading) => boolean): readonly Reading[] | null;
}

const HEADER = 72;
const TOKEN = 16;

/**
 * A dictionary that MeCab compiled: `sys.dic`, a double-array trie from UTF-8 words to tokens, and `matrix.bin`, the
 * cost of two readings side by side (Kudo et al. 2004, Applying Conditional Random Fields to Japanese Morphological
 * Analysis; https://taku910.github.io/mecab/).
 */
export function loadMecabDictionary(folder: string): MecabDictionary {
  const words = readWords(readFileSync(join(folder, "sys.dic")));
  const costs = readMatrix(readFileSync(join(folder, "matrix.bin")));
  return {
    words,
    read: (text, isUsable = () => true) =>
      cheapestPath(text, (word) => (words.get(word) ?? []).filter(isUsable), costs),
  };
}

function readWords(bytes: Buffer): Map<string, Reading[]> {
  const [trieSize, tokenSize] = [bytes.readUInt32LE(24), bytes.readUInt32LE(28)];
  const base = (unit: number): number => bytes.readInt32LE(HEADER + 8 * unit);
  const check = (unit: number): number => bytes.readUInt32LE(HEADER + 8 * unit + 4);
  const units = trieSize / 8;
  const tokens = HEADER + trieSize;
  const features = tokens + tokenSize;
  const words = new Map<string, Reading[]>();
  const stack: [from: number, key: number[]][] = [[base(0), []]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [from, key] = next;
    if (check(from) === from && base(from) < 0) {
      const word = Buffer.from(key).toString("utf8");
      words.set(word, readTokens(word, -base(from) - 1));
    }
    for (let byte = 0; byte < 256; byte++) {
      const to = from + byte + 1;
      if (to < units && check(to) === from) stack.push([base(to), [...key, byte]]);
    }
  }
  return words;

  function readTokens(word: string, value: number): Reading[] {
    return Array.from({ length: value & 0xff }, (_, index) => {
      const at = tokens + TOKEN * ((value >> 8) + index);
      const feature = features + bytes.readUInt32LE(at + 8);
      const [tag = "", meaning = ""] = bytes.toString("utf8", feature, bytes.indexOf(0, feature)).split(",");
      const [left, right, cost] = [
        bytes.readUInt16LE(at),
        bytes.readUInt16LE(at + 2),
        bytes.readInt16LE(at + 6),
      ];
      return { word, tag, meaning, left, right, cost };
    });
  }
}

function readMatrix(bytes: Buffer): (right: number, left: number) => number {
  const size = bytes.readUInt16LE(0);
  return (right, left) => bytes.readInt16LE(4 + 2 * (right + size * left));
}

interface Step {
  readonly reading: Reading;
  readonly before: Step | null;
  readonly cost: number;
}

function cheapestPath(
  text: string,
  readingsOf: (word: string) => readonly Reading[],
  cost: (right: number, left: number) => number,
): readonly Reading[] | null {
  const ends: Step[][] = Array.from({ length: text.length + 1 }, () => []);
  for (let from = 0; from < text.length; from++) {
    if (from > 0 && ends[from]!.length === 0) continue;
    for (let to = from + 1; to <= text.length; to++)
      for (const reading of readingsOf(text.slice(from, to)))
        ends[to]!.push(cheapest(from === 0 ? [] : ends[from]!, reading, cost));
  }
  const last = ends[text.length]!.map((step) => ({ step, cost: step.cost + cost(step.reading.right, 0) }));
  if (last.length === 0) return null;
  const path: Reading[] = [];
  const best = last.reduce((a, b) => (b.cost < a.cost ? b : a)).step;
  for (let step: Step | null = best; step !== null; step = step.before) path.unshift(step.reading);
  return path;
}

function cheapest(
  before: readonly Step[],
  reading: Reading,
  cost: (right: number, left: number) => number,
): Step {
  let best: Step = { reading, before: null, cost: cost(0, reading.left) + reading.cost };
  for (const [index, step] of before.entries()) {
    const total = step.cost + cost(step.reading.right, reading.left) + reading.cost;
    if (index === 0 || total < best.cost) best = { reading, before: step, cost: total };
  }
  return best;
}
