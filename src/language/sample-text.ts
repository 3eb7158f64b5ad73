const NOT_WORDS = /https?:\/\/\S{1,500}|\S{1,100}@\S{1,100}|[@#][\p{L}\p{N}_]{1,50}|`[^`]{0,500}`|\p{N}+/gu;
const LONGEST = 1200;
const PIECES = 3;

/**
 * What of a text is looked at to tell its language: at most 1,200 UTF-16 units, of long texts a piece of the
 * beginning, the middle and the end, without addresses, mentions, code and digits.
 */
export function sampleText(text: string): string {
  if (text.length <= LONGEST) return text.replaceAll(NOT_WORDS, " ");
  const length = Math.floor(LONGEST / PIECES);
  const pieces: string[] = [];
  for (let piece = 0; piece < PIECES; piece += 1) {
    const start = Math.floor(((text.length - length) * piece) / (PIECES - 1));
    pieces.push(text.slice(start, start + length).toWellFormed());
  }
  return pieces.join(" ").replaceAll(NOT_WORDS, " ");
}
