import type { Sentence } from "../text/span.ts";

/** How a sentence stands to the quotations around it. */
export interface QuoteState {
  /** The sentence begins inside a quotation that an earlier sentence opened. */
  readonly startsInside: boolean;
  /** The sentence opens or closes a quotation or bracket without its counterpart. */
  readonly unbalanced: boolean;
}

const MARKS = /["“”„‟＂«»‹›「」『』]/gu;
const PAIRS = [
  ["«", "»"],
  ["‹", "›"],
  ["「", "」"],
  ["『", "』"],
  [/[(（]/u, /[)）]/u],
  ["[", "]"],
] as const;
const DOUBLE = new Set('"“”„‟＂');
const LETTER = /[\p{L}\p{N}]/u;
const GERSHAYIM = /^\p{Script=Hebrew}["“”]\p{Script=Hebrew}(?!\p{L})/u;
const SINGLE_OPENING = /^['‘‚‹`](?!\p{L}{1,2}\s)/u;
const SINGLE_CLOSING = /['’‘](?![\p{L}\p{N}])/u;
const ENDS_SINGLE = /['’][.,!?…\s]*$/u;
const OPENS_SINGLE = /(?:^|[\s(])['‘‚]/u;

/**
 * Follows quotation marks through each paragraph. A mark's side is told by its neighbours, so that one stray mark does
 * not turn the rest of the text inside out; an opening mark left open ends with its paragraph.
 */
export function findOpenQuotes(text: string, sentences: readonly Sentence[]): QuoteState[] {
  let paragraph = -1;
  let open = false;
  return sentences.map((sentence) => {
    if (sentence.paragraph !== paragraph) open = false;
    paragraph = sentence.paragraph;
    const startsInside = open;
    const quote = text.slice(sentence.start, sentence.end);
    open = openAfter(quote, open);
    return { startsInside, unbalanced: startsInside || isUnbalanced(quote) };
  });
}

function openAfter(quote: string, open: boolean): boolean {
  let state = open;
  for (const { 0: mark, index } of quote.matchAll(MARKS)) {
    if (isGershayim(quote, index)) continue;
    state = opens(mark, quote[index - 1] ?? " ", quote[index + 1] ?? " ", state);
  }
  return state;
}

/** Typographic marks change sides between languages (`„…“`, `“…”`, `»…«`), so only the neighbours tell. */
function opens(mark: string, before: string, after: string, open: boolean): boolean {
  if (mark === "「" || mark === "『") return true;
  if (mark === "」" || mark === "』") return false;
  const opening = /[\s([—–-]/u.test(before) && !/\s/u.test(after);
  const closing = !/\s/u.test(before) && !LETTER.test(after);
  if (opening === closing) return !open;
  return opening;
}

function isUnbalanced(quote: string): boolean {
  if (doubleMarks(quote) % 2 === 1) return true;
  if (PAIRS.some(([left, right]) => quote.split(left).length !== quote.split(right).length)) return true;
  if (SINGLE_OPENING.test(quote) && !SINGLE_CLOSING.test(quote.slice(1))) return true;
  return ENDS_SINGLE.test(quote) && !OPENS_SINGLE.test(quote) && /['’][.,!?…]*\s*$/u.test(quote);
}

function doubleMarks(quote: string): number {
  let count = 0;
  for (let i = 0; i < quote.length; i += 1) {
    if (DOUBLE.has(quote[i]!) && !isGershayim(quote, i)) count += 1;
  }
  return count;
}

/** A mark before the last letter of a Hebrew word makes it an abbreviation. */
function isGershayim(quote: string, at: number): boolean {
  return GERSHAYIM.test(quote.slice(Math.max(0, at - 1), at + 3));
}
