import type { Span } from "../text/span.ts";
import { splitWords } from "../text/split-words.ts";

/** Up to this many words, a sentence is named whole. */
const WHOLE_WORDS = 6;
const SHORT_END = 2;
const LONG_END = 3;
/** Scripts without spaces have short words: an end of fewer characters than this gets more words. */
const MIN_END_LENGTH = 4;
const MAX_END_WORDS = 6;

/**
 * The address of a sentence in its source: `url#:~:text=first%20words,last%20words` (URL Fragment Text Directives,
 * WICG scroll-to-text-fragment). Two or three words at each end, three where the first two stand earlier in the text
 * or in the page's `title`.
 */
export function linkToSentence(
  url: string,
  text: string,
  sentence: Span,
  language: string,
  title = "",
): string {
  const words = splitWords(text.slice(sentence.start, sentence.end), language).map((word) => ({
    start: word.start + sentence.start,
    end: word.end + sentence.start,
  }));
  if (words.length === 0) return url;
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${directive(text, words, title.toLowerCase())}`;
}

function directive(text: string, words: readonly Span[], title: string): string {
  const whole = { start: words[0]!.start, end: words.at(-1)!.end };
  if (words.length <= WHOLE_WORDS) return encode(text, whole);
  const start = growStart(text, words, title);
  const end = growEnd(words, start.end);
  return end === null ? encode(text, whole) : `${encode(text, start)},${encode(text, end)}`;
}

function growStart(text: string, words: readonly Span[], title: string): Span {
  const from = words[0]!.start;
  for (let count = SHORT_END; count < MAX_END_WORDS && count < words.length; count++) {
    const span = { start: from, end: words[count - 1]!.end };
    const isLong = span.end - span.start >= MIN_END_LENGTH;
    const phrase = text.slice(span.start, span.end);
    const isFirst = text.indexOf(phrase) === span.start && !title.includes(phrase.toLowerCase());
    if (isLong && (isFirst || count >= LONG_END)) return span;
  }
  return { start: from, end: words[Math.min(MAX_END_WORDS, words.length) - 1]!.end };
}

/** `null` where the end would run into the start. */
function growEnd(words: readonly Span[], after: number): Span | null {
  const end = words.at(-1)!.end;
  for (let count = SHORT_END; count <= MAX_END_WORDS && count < words.length; count++) {
    const start = words[words.length - count]!.start;
    if (start < after) return null;
    if (end - start >= MIN_END_LENGTH || count === MAX_END_WORDS) return { start, end };
  }
  return null;
}

/** The directive's own syntax characters `-`, `,` and `&` are encoded too; a lone surrogate cannot be. */
function encode(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\p{Surrogate}/gu, "\uFFFD");
  return encodeURIComponent(words).replaceAll("-", "%2D");
}
