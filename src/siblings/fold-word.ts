const HANGUL = /^\p{sc=Hangul}/u;
const ABJAD = /^[\p{sc=Arabic}\p{sc=Hebrew}]/u;
const CASED = /^[\p{Lu}\p{Ll}]/u;

/**
 * A word reduced to its beginning, the stem of most inflected forms in most languages, in lower case; `""` where
 * nothing countable is left. Lengths follow how much a letter of the script says.
 */
export function foldWord(word: string): string {
  const lower = word.normalize("NFKC").replaceAll("\u200d", "").toLowerCase();
  if (HANGUL.test(lower)) return lower.length < 2 ? "" : lower.slice(0, 3);
  if (CASED.test(lower)) return lower.length < 3 ? "" : lower.slice(0, 6);
  if (ABJAD.test(lower)) return lower.length < 3 ? "" : lower.slice(0, 6);
  return lower.slice(0, 6);
}
