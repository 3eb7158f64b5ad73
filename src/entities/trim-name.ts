import type { EntityType } from "./entity.ts";
import { linkOf } from "./tagger/link-words.ts";

const SMALL = /^\p{Ll}/u;
const POSSESSIVE = /^['’]s$/u;
const LETTER = /\p{L}/u;
const CASED = /[\p{Lu}\p{Ll}]/u;

/**
 * The part of a tagged run of words that is a name, as `[from, to)`: without an opened bracket and what follows,
 * without articles, "and" and a possessive `'s` at its edges. `null` where nothing of a name is left.
 */
export function trimName(
  words: readonly string[],
  language: string,
  type: EntityType,
): readonly [number, number] | null {
  let from = type === "person" ? afterTitle(words, language) : 0;
  let to = beforeOpenBracket(words);
  while (from < to && isLooseStart(words[from]!, language)) from++;
  while (from < to && isLooseEnd(words[to - 1]!, language)) to--;
  return words.slice(from, to).some(isNameWord) ? [from, to] : null;
}

/** A small word inside a person's name that links nothing ends a title (`Thủ tướng | Phạm Minh Chính`). */
function afterTitle(words: readonly string[], language: string): number {
  const last = words.findLastIndex(
    (word) => SMALL.test(word) && linkOf(word, language) === 0 && word.length > 3,
  );
  return words.slice(last + 1).some(isNameWord) ? last + 1 : 0;
}

function beforeOpenBracket(words: readonly string[]): number {
  const bracket = words.findIndex((word) => /^[([{]$/u.test(word));
  const closes = words.some((word) => /^[)\]}]$/u.test(word));
  return bracket > 0 && !closes ? bracket : words.length;
}

function isLooseStart(word: string, language: string): boolean {
  return linkOf(word, language) > 0 || !/^[\p{L}\p{N}"“„«]/u.test(word);
}

function isLooseEnd(word: string, language: string): boolean {
  if (POSSESSIVE.test(word)) return true;
  return (SMALL.test(word) && linkOf(word, language) > 0) || !/[\p{L}\p{N})"”»'’]/u.test(word);
}

/** In scripts with case a name has a capital somewhere. */
function isNameWord(word: string): boolean {
  return CASED.test(word) ? /\p{Lu}/u.test(word) : LETTER.test(word);
}
