import type { Difference } from "../brief/link-reader.ts";
import type { Translator } from "../i18n/translate.ts";
import { clipText } from "./clip-text.ts";

const MAX_LENGTH = 200;

/** What one edition says and the other does not, as a note. `language` is the name of the edition's language. */
export function describeDifference(
  { kind, onlyIn, text }: Difference,
  language: string,
  words: Translator,
): string {
  return words.t(`card.${kind}-only-in-${onlyIn}`, { language, text: clipText(text, MAX_LENGTH) });
}
