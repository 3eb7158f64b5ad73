/** The shortest article whose vocabulary can be told from a biography's, in words. */
const MIN_ARTICLE_WORDS = 80;

const quoted = /^["“„«‹「『'‘].*["”“»›」』'’]\.?$/su;

/**
 * Drops the self-description that an author's page leaves under an article: a last paragraph of three or more
 * fragments ("Zombie geek. Friend of cats.") whose words the article does not use. In quotation marks two suffice.
 */
export function dropBiography(paragraphs: readonly string[]): readonly string[] {
  const last = paragraphs.at(-1);
  if (last === undefined || paragraphs.length < 3 || last.length > 300) return paragraphs;
  const words = wordsOf(paragraphs.slice(0, -1).join(" "));
  return words.length >= MIN_ARTICLE_WORDS && isSelfDescription(last, new Set(words))
    ? paragraphs.slice(0, -1)
    : paragraphs;
}

function isSelfDescription(text: string, vocabulary: ReadonlySet<string>): boolean {
  if (/\d/.test(text)) return false;
  const fragments = text.split(/[.!|•·。]+/u).filter((part) => /\p{L}/u.test(part));
  const words = wordsOf(text);
  const needed = quoted.test(text) ? 2 : 3;
  if (fragments.length < needed || words.length > 7 * fragments.length) return false;
  if (fragments.some((fragment) => wordsOf(fragment).length > 9)) return false;
  // Short words are mostly grammar and shared by all texts of a language.
  const telling = words.filter((word) => word.length >= 5);
  const known = telling.filter((word) => vocabulary.has(word)).length;
  return telling.length >= 3 && known <= telling.length * 0.15;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}
