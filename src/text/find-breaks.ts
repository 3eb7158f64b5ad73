import { findBracketed } from "./find-bracketed.ts";
import { isFalseBreak } from "./is-false-break.ts";
import { segmenter } from "./segmenter.ts";

const WORD = /[\p{L}\p{N}]/u;

/** Full stops that are typed in a language but unknown to UAX #29; a break follows each match. */
const OWN_STOPS: Readonly<Record<string, RegExp>> = {
  am: /(?:፡፡|::)\s*/gu,
  ti: /(?:፡፡|::)\s*/gu,
  hy: /[:։]\s+/gu,
  hi: /\s?\|\s+/gu,
  bn: /\s?\|\s+/gu,
  bo: /[།༎]\s+/gu,
  dz: /[།༎]\s+/gu,
};

/** Scripts that write a space where others write a stop (and between clauses as well). */
const SPACED_SENTENCES: Readonly<Record<string, RegExp>> = {
  th: /[\u0e00-\u0e7f]\s+(?=[\u0e00-\u0e7f"“‘(])/gu,
  lo: /[\u0e80-\u0eff]\s+(?=[\u0e80-\u0eff"“‘(])/gu,
};
const SHORTEST_SPACED = 80;

/** Breaks that UAX #29 does not see: before a number, and before the dash of direct speech that goes on. */
const UNSEEN = /(?<=\p{L}{4}["'”»)]?[.!?…]["'”»)]?)\s+(?=\p{Nd})|(?<=\p{L}{2}\.)\s+(?=[–—]\s\p{Lu})/gu;
const OPENING_BEFORE = /[「『“„«‘（《〈【]+$/u;
const CLOSING_AFTER = /^[»”"'’」』)]+(?=[\s」』]|$)\s*/u;
const MOST_QUOTES = 5;
const LONGEST_PIECE = 2000;
const LONGEST_TAIL = 500;
const LAST_INNER_SPACE = /^.*\p{L},?(?= )/su;

/** Where sentences begin inside a paragraph (UTF-16 units, ascending), the first excepted: ICU's breaks, corrected. */
export function findBreaks(paragraph: string, language: string): number[] {
  const candidates = new Set<number>(matchEnds(paragraph, UNSEEN));
  for (const at of matchEnds(paragraph, OWN_STOPS[language])) candidates.add(at);
  let isInside = false;
  let counted = 0;
  for (const at of icuBreaks(paragraph, language)) {
    if (paragraph.slice(counted, at).split('"').length % 2 === 0) isInside = !isInside;
    counted = at;
    candidates.add(besideQuotes(paragraph, at, isInside));
  }
  const bracketed = findBracketed(paragraph);
  const breaks: number[] = [];
  let last = 0;
  for (const at of [...candidates].sort((a, b) => a - b)) {
    if (at === 0 || bracketed(at) || !WORD.test(paragraph.slice(last, at))) continue;
    if (isFalseBreak(paragraph, last, at, language)) continue;
    breaks.push(at);
    last = at;
  }
  return withWordlessEndJoined(paragraph, withSpacedSentences(paragraph, breaks, language));
}

/**
 * ICU looks ahead for a small letter from every stop, which takes a minute on 200 KB of `1. 1. 1. `; so it gets a long
 * paragraph in pieces, cut where no sentence ends.
 */
function* icuBreaks(paragraph: string, language: string): Generator<number> {
  for (let start = 0; start < paragraph.length; ) {
    const end = start + LONGEST_PIECE < paragraph.length ? cutAfterWord(paragraph, start) : paragraph.length;
    for (const { index } of segmenter(language, "sentence").segment(paragraph.slice(start, end))) {
      if (index > 0) yield start + index;
    }
    start = end;
  }
}

/** The last place in the piece between a word and the next; the end of the piece where there is none. */
function cutAfterWord(paragraph: string, start: number): number {
  const end = start + LONGEST_PIECE;
  const tail = paragraph.slice(end - LONGEST_TAIL, end);
  return end - LONGEST_TAIL + (LAST_INNER_SPACE.exec(tail)?.[0].length ?? LONGEST_TAIL);
}

function matchEnds(paragraph: string, pattern: RegExp | undefined): number[] {
  if (pattern === undefined) return [];
  return [...paragraph.matchAll(pattern)].map((match) => match.index + match[0].length);
}

/**
 * UAX #29 takes any quotation mark after a stop for a closing one, and none that stands apart from the stop; a straight
 * mark that stands apart closes only what is open.
 */
function besideQuotes(paragraph: string, at: number, isInside: boolean): number {
  const opening = OPENING_BEFORE.exec(paragraph.slice(Math.max(0, at - MOST_QUOTES), at));
  if (opening !== null) return at - opening[0].length;
  const closing = CLOSING_AFTER.exec(paragraph.slice(at, at + MOST_QUOTES));
  if (closing === null || (closing[0].startsWith('"') && !isInside)) return at;
  return at + closing[0].length;
}

function withSpacedSentences(paragraph: string, breaks: number[], language: string): number[] {
  const space = SPACED_SENTENCES[language];
  if (space === undefined) return breaks;
  const all = new Set(breaks);
  let last = 0;
  for (const match of paragraph.matchAll(space)) {
    const at = match.index + match[0].length;
    if (at - last < SHORTEST_SPACED || paragraph.length - at < SHORTEST_SPACED) continue;
    all.add(at);
    last = at;
  }
  return [...all].sort((a, b) => a - b);
}

/** What follows the last break without a word (a quotation mark, a dash, a smiley) belongs to the sentence before. */
function withWordlessEndJoined(paragraph: string, breaks: number[]): number[] {
  const last = breaks.at(-1);
  return last === undefined || WORD.test(paragraph.slice(last)) ? breaks : breaks.slice(0, -1);
}
