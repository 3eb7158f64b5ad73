import { cardWidth } from "./card-width.ts";

const ADDRESS = /https?:\/\/|www\.|\b[\p{L}\p{N}._-]+@[\p{L}\p{N}-]+\.\p{L}|(?:^|\s)@\p{L}[\p{L}\p{N}_]{2,}/u;
const RIGHTS = /[©®]|\(c\)\s?\d{4}|^\s*(?:ISBN|ISSN|DOI|Tel|Fax|E-?mail)\b/iu;
const TERMINAL = /[.!?…。！？।॥۔؟։።៕။‥]["'“”’»「」』)）\]]*\s*$/u;
const LETTER = /\p{L}/gu;
const CAPITAL = /\p{Lu}/gu;
const SMALL = /\p{Ll}/u;
const SHORTEST = 25;
const SHORTEST_UNENDED = 80;

/** Whether a sentence ends the way sentences end in its script. */
export function endsLikeSentence(sentence: string): boolean {
  return TERMINAL.test(sentence);
}

/**
 * Whether a line is none of the article's own sentences: an address, a rights notice, a shout in capitals, a fragment.
 * `punctuated` tells whether the text's sentences mostly end in a mark, as they do not in Thai.
 */
export function isBoilerplate(sentence: string, { punctuated }: { readonly punctuated: boolean }): boolean {
  if (ADDRESS.test(sentence) || RIGHTS.test(sentence)) return true;
  const width = cardWidth(sentence);
  if (width < SHORTEST) return true;
  const letters = sentence.match(LETTER)?.length ?? 0;
  if (letters * 2 < sentence.length - (sentence.match(/[\p{M}\s]/gu)?.length ?? 0)) return true;
  const capitals = sentence.match(CAPITAL)?.length ?? 0;
  if (SMALL.test(sentence) && capitals * 2 > letters) return true;
  return punctuated && width < SHORTEST_UNENDED && !endsLikeSentence(sentence);
}
