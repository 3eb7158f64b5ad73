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

/** Scripts that write a space where others write a stop, and the shortest and usual length of a sentence in it. */
const SPACED_SENTENCES: Readonly<Record<string, RegExp>> = {
  th: /[\u0e00-\u0e7f]\s+(?=[\u0e00-\u0e7f"“‘(])/gu,
  lo: /[\u0e80-\u0eff]\s+(?=[\u0e80-\u0eff"“‘(])/gu,
};
const SHORTEST_SPACED = 60;

/** Where sentences begin inside a paragraph (UTF-16 units, ascending), the first excepted: ICU's breaks, corrected. */
export function findBreaks(paragraph: string, language: string): number[] {
  const candidates = new Set<number>(ownStops(paragraph, language));
  for (const { index } of segmenter(language, "sentence").segment(paragraph)) candidates.add(index);
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

function ownStops(paragraph: string, language: string): number[] {
  const stop = OWN_STOPS[language];
  if (stop === undefined) return [];
  return [...paragraph.matchAll(stop)].map((match) => match.index + match[0].length);
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
