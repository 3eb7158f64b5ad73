/** The longest n-gram that is looked at, counting the mark of a word's edge. */
export const LONGEST_NGRAM = 5;

/** Stands for the edge of a word inside an n-gram: `_de_` is a whole word, `_de` a beginning. */
export const EDGE = "_";

const WORD = /\p{L}+/gu;
const LONGEST_WORD = 40;
const EDGE_CODE = EDGE.charCodeAt(0);

/** Calls `visit` with the hash and the length of every n-gram (1 to 5, edges marked) of every word of a text. */
export function visitNgrams(text: string, visit: (hash: number, length: number) => void): void {
  for (const [word] of normaliseLetters(text).matchAll(WORD)) {
    const padded = EDGE + word.slice(0, LONGEST_WORD) + EDGE;
    for (let start = 0; start < padded.length; start += 1) visitFrom(padded, start, visit);
  }
}

/** The letters that n-grams are made of: composed, lower case, without the dot that `İ` leaves behind. */
export function normaliseLetters(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll("i\u0307", "i");
}

/** The 32-bit hash of one n-gram (FNV-1a with a final mix). */
export function hashNgram(ngram: string): number {
  let state = START;
  for (let at = 0; at < ngram.length; at += 1) state = step(state, ngram.charCodeAt(at));
  return finish(state);
}

const START = 0x811c9dc5;

function visitFrom(padded: string, start: number, visit: (hash: number, length: number) => void): void {
  const end = Math.min(padded.length, start + LONGEST_NGRAM);
  let state = START;
  for (let at = start; at < end; at += 1) {
    const code = padded.charCodeAt(at);
    state = step(state, code);
    if (at > start || code !== EDGE_CODE) visit(finish(state), at - start + 1);
  }
}

function step(state: number, code: number): number {
  return Math.imul(state ^ code, 0x01000193);
}

function finish(state: number): number {
  let hash = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
