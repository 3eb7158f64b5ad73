import { findBreaks } from "./find-breaks.ts";
import type { Sentence } from "./span.ts";

const PARAGRAPH = /[^\r\n\u2028\u2029]+/gu;

/**
 * The sentences of a text, in order, without the white space around them; offsets are UTF-16 units in `text`.
 * A line break ends a paragraph, and no sentence crosses one. Linear in the length of the text.
 */
export function splitSentences(text: string, language: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const { 0: line, index } of text.matchAll(PARAGRAPH)) {
    const before = sentences.length;
    let start = 0;
    for (const end of [...findBreaks(line, language), line.length]) {
      pushTrimmed(sentences, line, { start, end, offset: index, paragraph });
      start = end;
    }
    if (sentences.length > before) paragraph += 1;
  }
  return sentences;
}

interface Piece extends Sentence {
  /** Where the paragraph starts in the text. */
  readonly offset: number;
}

function pushTrimmed(sentences: Sentence[], line: string, { start, end, offset, paragraph }: Piece): void {
  const piece = line.slice(start, end);
  const trimmed = piece.trim();
  if (trimmed === "") return;
  const from = offset + start + piece.length - piece.trimStart().length;
  sentences.push({ start: from, end: from + trimmed.length, paragraph });
}
