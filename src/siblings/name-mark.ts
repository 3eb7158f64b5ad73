import { transliterate } from "../text/transliterate.ts";

const BRAHMIC =
  /[\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}]/u;
const LETTER = /^\p{Lo}$/u;
/** Anusvara stands at the same place in each of these scripts' blocks: the nasal that fits what follows. */
const ANUSVARA = 0x02;
const LABIAL = /^[pbm]/u;

/** A name as a mark: `~` and its letters in Latin transliteration, whatever its script. */
export function nameMark(word: string): string {
  const latin = BRAHMIC.test(word) ? latiniseBrahmic([...word]) : transliterate(word);
  return `~${latin.replace(/[^a-z]/gu, "")}`;
}

/** As transliterated letter by letter, with the vowel that a consonant without a sign has, but at the end. */
function latiniseBrahmic(letters: readonly string[]): string {
  const latin = letters.map(transliterate);
  return letters
    .map((letter, index) => {
      const next = letters[index + 1];
      if (isAnusvara(letter)) return LABIAL.test(latin[index + 1] ?? "m") ? "m" : "n";
      const sound = latin[index]!.replace(/c(?!h)/gu, "ch");
      const bare = next !== undefined && (LETTER.test(next) || isAnusvara(next));
      return bare && LETTER.test(letter) && /[^aeiou]$/u.test(sound) ? `${sound}a` : sound;
    })
    .join("");
}

function isAnusvara(letter: string): boolean {
  return (letter.codePointAt(0)! & 0x7f) === ANUSVARA && /\p{M}/u.test(letter);
}
