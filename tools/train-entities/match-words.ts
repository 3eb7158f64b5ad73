import { possibleParticles } from "../../src/entities/attached-particles.ts";
import { skeleton } from "../../src/siblings/name-skeleton.ts";
import { transliterate } from "../../src/text/transliterate.ts";

const MIN_LETTERS = 3;
/** Of a word's letters so many begin its inflected form too. */
const SHARED = 0.7;
const MAX_ENDING = 5;
/** Vowels say something of a name that has fewer consonants only where it is short. */
const MIN_BONES = 3;
const MAX_SHORT = 5;
const LIKENESS = { bones: 1.5, short: 1.2, nearly: 1, longer: 0.9 } as const;
/** What a word is worth that is only alike without what is written onto it. */
const PARTICLE = 0.1;

/** A word in lower-case Latin letters and nothing else. */
export function latinLetters(word: string): string {
  return transliterate(word).replace(/[^a-z]/gu, "");
}

/** How alike two words in Latin letters are as spellings, up to 2; 0 where one cannot be a form of the other. */
export function spelledAlike(name: string, word: string): number {
  let shared = 0;
  while (shared < name.length && name[shared] === word[shared]) shared++;
  const ending = word.length - shared;
  if (shared < Math.max(MIN_LETTERS, Math.ceil(name.length * SHARED)) || ending > MAX_ENDING) return 0;
  return 2 - (ending + name.length - shared) / 10;
}

/** How alike a name in Latin letters and a word of another script are as sounds, up to 2. */
export function soundsAlike(name: string, word: string, language: string, hasVowels: boolean): number {
  const letters = latinLetters(word);
  const whole = Math.max(spelledAlike(name, letters), bonesAlike(name, letters, language, hasVowels));
  const rests = possibleParticles(word, language)
    .filter(([before]) => before > 0)
    .map(([before]) => latinLetters(word.slice(before)));
  return Math.max(whole, ...rests.map((rest) => bonesAlike(name, rest, language, hasVowels) - PARTICLE));
}

function bonesAlike(name: string, word: string, language: string, hasVowels: boolean): number {
  const [left, right] = [skeleton(name), skeleton(language === "he" ? withoutVav(word) : word)];
  if (!hasVowels && left.length === 2 && left === right && name.length <= MAX_SHORT) return LIKENESS.short;
  if (left.length < MIN_BONES || right.length < MIN_BONES) return 0;
  if (left === right) return LIKENESS.bones;
  if (left.length > MIN_BONES && differByOne(left, right)) return LIKENESS.nearly;
  return right.startsWith(left) && right.length - left.length <= 2 ? LIKENESS.longer : 0;
}

/** A doubled vav inside a word is a consonant, a single one a vowel. */
function withoutVav(latin: string): string {
  return latin.replace(/(?<=.)v{1,2}/gu, (vav) => (vav.length === 2 ? "v" : ""));
}

/** Whether one letter more, less or other makes one word of another. */
function differByOne(left: string, right: string): boolean {
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  const [a, b] = [left.slice(same), right.slice(same)];
  return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b;
}
