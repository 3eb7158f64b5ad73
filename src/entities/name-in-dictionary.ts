import { possibleParticles } from "./attached-particles.ts";
import type { WordKind, WordList } from "./tagger/word-list.ts";

const MIN_NAME = 2;
/** Given names of two syllables look like common words too often. */
const MIN_PERSON = 3;

interface DictionaryName {
  /** UTF-16 units of the word before and after the name. */
  readonly particles: readonly [before: number, after: number];
  readonly kind: WordKind;
}

/**
 * What a dictionary says of a word: a common word where any way to take particles off it leaves one, else the longest
 * name that is left, `null` where the dictionary has none.
 */
export function nameInDictionary(word: string, language: string, words: WordList): DictionaryName | null {
  let longest: DictionaryName | null = null;
  let length = 0;
  for (const particles of possibleParticles(word, language)) {
    const text = word.slice(particles[0], word.length - particles[1]);
    const kind = text.length < MIN_NAME ? "unknown" : words.kind(text, language);
    if (kind === "unknown" || (kind === "person" && text.length < MIN_PERSON)) continue;
    if (kind === "common") return { particles, kind };
    if (text.length > length) [longest, length] = [{ particles, kind }, text.length];
  }
  return longest;
}
