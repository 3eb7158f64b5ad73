import { type ParticleFinder, particleFinder } from "./attached-particles.ts";
import { nameInDictionary } from "./name-in-dictionary.ts";
import type { NameToken } from "./split-name-tokens.ts";
import { LISTED, type NameList } from "./tagger/name-list.ts";
import type { WordKind, WordList } from "./tagger/word-list.ts";

/** What is known of names and words without a text. */
export interface Lists {
  readonly names: NameList;
  readonly words: WordList;
}

/** A word without the particles written onto it. */
export interface BareWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** Bits of `LISTED`. */
  readonly listed: number;
  /** What a dictionary calls it, `phrase` where it only begins with a common word, else `unknown`. */
  readonly kind: WordKind | "phrase";
}

/** The words of a text without their particles: as a dictionary has them, else as the text's other words suggest. */
export function bareWords(
  tokens: readonly NameToken[],
  language: string,
  { names, words }: Lists,
): BareWord[] {
  const find = particleFinder(tokens, language);
  return tokens.map((token) => {
    if (names.bits(token.text) > 0 && words.kind(token.text, language) === "unknown")
      return strip(token, [0, 0], names);
    const found = nameInDictionary(token.text, language, words);
    if (found !== null) return { ...strip(token, found.particles, names), kind: found.kind };
    const bare = strip(token, particlesOf(token.text, find, names), names);
    return beginsCommon(token.text, language, words) ? { ...bare, kind: "phrase" } : bare;
  });
}

/** The word before or after another in its sentence, `null` where there is none. */
export function sameSentence(words: readonly BareWord[], index: number, offset: number): BareWord | null {
  const other = words[index + offset];
  return other !== undefined && other.sentence === words[index]!.sentence ? other : null;
}

/** A family name of one syllable and a given name of two, written together. */
export function isJoinedName(word: string, names: NameList): boolean {
  return hasFamilyName(word, names) && (names.bits(word.slice(1)) & LISTED.given) > 0;
}

/** Whether three syllables begin with a family name. */
export function hasFamilyName(word: string, names: NameList): boolean {
  return word.length === 3 && (names.bits(word.slice(0, 1)) & LISTED.family) > 0;
}

type Particles = readonly [before: number, after: number];

/** The particles that other words suggest; none where without them a listed family name would lose its given name. */
function particlesOf(word: string, find: ParticleFinder | null, names: NameList): Particles {
  const [before, after] = find?.(word) ?? [0, 0];
  const isName = after === 1 && hasFamilyName(word, names) && names.bits(word.slice(0, 2)) === 0;
  return isName ? [0, 0] : [before, after];
}

function strip({ text, start, sentence }: NameToken, [before, after]: Particles, names: NameList): BareWord {
  const bare = text.slice(before, text.length - after);
  const from = start + before;
  return {
    text: bare,
    start: from,
    end: from + bare.length,
    sentence,
    listed: names.bits(bare),
    kind: "unknown",
  };
}

function beginsCommon(word: string, language: string, words: WordList): boolean {
  return [2, 3].some((size) => words.kind(word.slice(0, size), language) === "common");
}
