import type { QuoteState } from "./find-open-quotes.ts";
import { isBoilerplate, type Place } from "./is-boilerplate.ts";

/** The widest sentence that a card shows, in columns; about 600 Latin or 300 Chinese characters. */
export const WIDEST = 600;
/** A question, or an announcement of what is not quoted with it. */
const OPEN_ENDED = /[?？؟;՞፧:：][!！…."'“”’»」』)）\s]*$/u;

/** What is known of a sentence's surroundings. */
export interface Surroundings extends Place {
  readonly quotes: QuoteState;
  /** In columns. */
  readonly width: number;
}

/** Whether a sentence can stand alone on a card: no boilerplate, no question or announcement, no half of a quotation, not too long. */
export function isQuotable(sentence: string, { quotes, width, ...place }: Surroundings): boolean {
  if (width > WIDEST || quotes.unbalanced || OPEN_ENDED.test(sentence)) return false;
  return !isBoilerplate(sentence, place);
}
