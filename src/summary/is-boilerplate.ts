import { isConsentNotice, opensLikeBoilerplate } from "../text/boilerplate-lines.ts";
import { cardWidth } from "./card-width.ts";

/** Of a page, a mailbox, an account, a file. */
const ADDRESS =
  /https?:\/\/|www\.|[\p{L}\p{N}]@[\p{L}\p{N}-]{1,60}\.\p{L}|(?:^|\s)@\p{L}[\p{L}\p{N}_]{2}|(?:^|\s)\/[\w.-]{1,60}\/[\w.-]/u;
/** A bullet, a footnote, a run of tags, a path through the site: "Home > News > Harbour", "Press release | Port". */
const LIST =
  /^\s*(?:[▪▸►▶•●■◦‣·*✓✔➤→]|#\p{L}|\[\d{1,3}\])|#\p{L}[\p{L}\p{N}_]*\s*#\p{L}| > [^>]{1,200} > | \| |[•▪●] [^•▪●]{1,300} [•▪●] /u;
const NOTICE = /[©®]|\(c\)\s?\d{4}|^\s*(?:ISBN|ISSN|DOI|Tel|Fax|E-?mail)\b|\bnewsletters?\b/iu;
const CREDITED =
  /[(（[](?:photo|image|picture|credit|foto|fotos|bild|crédit|crédito|créditos|imagen|imagem|immagine|фото|صورة|写真|图|圖)[^)）\]]{0,80}[)）\]][.\s]*$/iu;
const FURNITURE = [ADDRESS, LIST, NOTICE, CREDITED];
const TERMINAL = /[.!?…。！？।॥۔؟։።៕။‥]["'“”’»「」』)）\]]*(?:\s|\p{Extended_Pictographic}|\ufe0f)*$/u;
const LETTERS = /\p{L}/gu;
const CAPITALS = /\p{Lu}/gu;
const MARKS_AND_SPACE = /[\p{M}\s]/gu;
/** A first word without any capital: not `iPhone`. */
const SMALL_WORD = /^[^\p{L}\p{N}]{0,3}\p{Ll}(?:(?![\p{Lu}-])\S){0,60}(?:\s|$)/u;
/** A text with more such beginnings than this has a style of its own. */
const MOST_SMALL = 0.2;
const SMALL = /\p{Ll}/u;

/** In columns: nothing narrower is a sentence worth a card. */
const NARROWEST = 25;
/** In columns: a text's first paragraph may be a standfirst, which ends without a mark; below it such a line is a heading. */
const NARROWEST_STANDFIRST = 50;

/** How a text writes its sentences. */
export interface Style {
  /** Whether they mostly end in a mark, as they do not in Thai. */
  readonly punctuated: boolean;
  /** Whether hardly any begins in small letters, as all do in a script without capitals or a text that has lost them. */
  readonly capitalised: boolean;
}

/** What a line's own words do not tell. */
export interface Place extends Style {
  /** Whether the line stands in the text's first paragraph. */
  readonly opensText: boolean;
}

/**
 * Whether a line is none of the article's own sentences: an address, a rights notice, a pointer elsewhere, a credit, a
 * shout in capitals, a heading, a fragment.
 */
export function isBoilerplate(sentence: string, { punctuated, capitalised, opensText }: Place): boolean {
  if (isFurniture(sentence)) return true;
  if (opensLikeBoilerplate(sentence)) return true;
  const width = cardWidth(sentence);
  if (width < NARROWEST || !isMostlyLetters(sentence) || isShouted(sentence)) return true;
  if (opensText && width >= NARROWEST_STANDFIRST) return false;
  return (punctuated && !TERMINAL.test(sentence)) || (capitalised && SMALL_WORD.test(sentence));
}

/** Whether a line bears a mark of what is no prose at all: an address, a rights notice, a list. */
export function isFurniture(line: string): boolean {
  return isConsentNotice(line) || FURNITURE.some((pattern) => pattern.test(line));
}

/** How the sentences of a text are written. */
export function measureStyle(sentences: readonly string[]): Style {
  const ended = sentences.filter((sentence) => TERMINAL.test(sentence)).length;
  const small = sentences.filter((sentence) => SMALL_WORD.test(sentence)).length;
  return { punctuated: 2 * ended > sentences.length, capitalised: MOST_SMALL * sentences.length >= small };
}

function isMostlyLetters(sentence: string): boolean {
  return 2 * count(sentence, LETTERS) >= sentence.length - count(sentence, MARKS_AND_SPACE);
}

function isShouted(sentence: string): boolean {
  return SMALL.test(sentence) && 2 * count(sentence, CAPITALS) > count(sentence, LETTERS);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
