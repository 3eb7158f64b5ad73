import type { QuoteState } from "./find-open-quotes.ts";
import { isBoilerplate } from "./is-boilerplate.ts";

/** The widest sentence that a card shows, in columns; about 600 Latin or 300 Chinese characters. */
const WIDEST = 600;
const QUESTION = /[?？؟;՞፧]["'“”’»」』)）\s]*$/u;

/** What is known of a sentence's surroundings. */
export interface Surroundings {
  readonly quotes: QuoteState;
  /** In columns. */
  readonly width: number;
  /** Whether the text's sentences mostly end in a mark. */
  readonly punctuated: boolean;
}

/** Whether a sentence can stand alone on a card: no boilerplate, no question, no half of a quotation, not too long. */
export function isQuotable(sentence: string, { quotes, width, punctuated }: Surroundings): boolean {
  if (width > WIDEST || quotes.unbalanced || QUESTION.test(sentence)) return false;
  return !isBoilerplate(sentence, { punctuated });
}
