import type { TextProfile } from "./profile-text.ts";

const FEWEST_SENTENCES = 6;
const LAST_PARAGRAPHS = 2;
/** In a text of one long paragraph the end of the paragraph is no sign of anything. */
const FEWEST_PARAGRAPHS = 4;

/**
 * Whether a sentence at the end of a text has no content word in common with the rest: an author's biography, an appeal
 * for money, a notice of the publisher's.
 */
export function isStranger({ sentences, title, shared }: TextProfile, index: number): boolean {
  const paragraphs = (sentences.at(-1)?.paragraph ?? 0) + 1;
  const { paragraph, terms } = sentences[index]!;
  if (sentences.length < FEWEST_SENTENCES || paragraphs < FEWEST_PARAGRAPHS) return false;
  if (paragraph < paragraphs - LAST_PARAGRAPHS) return false;
  return !terms.some((term) => shared.has(term) || title.has(term));
}
