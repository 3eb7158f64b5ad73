import { hashText } from "./hash.ts";

/** What the lists say of a word: bits, so that a word can be several things. */
export const LISTED = { given: 1, family: 2, place: 4, placePart: 8, organisation: 16, tongue: 32 } as const;

/** Words of names, by hash of their lower-case Latin letters. */
export interface NameList {
  /** The bits of LISTED that hold for a word in lower-case Latin letters; 0 for an unknown word. */
  bits(latin: string): number;
}

/** A list over sorted hashes and their bits. */
export function nameList(hashes: Int32Array, bits: Uint8Array): NameList {
  return { bits: (latin) => bits[indexOf(hashes, hashText(latin, 0))] ?? 0 };
}

function indexOf(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle]!;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
