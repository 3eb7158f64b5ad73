import { isStopWord } from "../text/stop-words.ts";
import { type BareWord, hasFamilyName, isJoinedName, sameSentence } from "./bare-words.ts";
import type { Cues } from "./cue-words.ts";
import type { CuedName, CuedText } from "./cued-name.ts";
import { LISTED } from "./tagger/name-list.ts";

const MAX_MORE_PARTS = 2;
const WORD = /^[\p{L}\p{M}\u200c'״׳-]{2,}$/u;

/** A person's name that begins with a word, by titles, given and family names and a dictionary. */
export function personAt(text: CuedText, index: number): CuedName | null {
  const { words, cues, language, lists } = text;
  const word = words[index]!;
  const inDictionary = word.kind === "person";
  if (word.kind === "common" || (!inDictionary && cues.attributes?.test(word.text))) return null;
  if (inDictionary) return dictionaryName(text, index);
  const named = language === "ko" ? isJoinedName(word.text, lists.names) : hasGivenName(words, index);
  if (!named && !isTitled(words, index, cues)) return null;
  return { type: "person", last: givenAndFamilyEnd(text, index), by: "listed" };
}

/** A person, or a place that bears a person's name in the dictionary and not in the list. */
function dictionaryName(text: CuedText, index: number): CuedName {
  const { words, cues, lists } = text;
  const { text: word, listed } = words[index]!;
  const last = foreignEnd(text, index);
  if (isJoinedName(word, lists.names)) return { type: "person", last, by: "joined" };
  if (isTitled(words, index, cues)) return { type: "person", last, by: "titled" };
  if (listed & LISTED.place) return { type: "place", last: index, by: "dictionary" };
  return { type: "person", last, by: hasFamilyName(word, lists.names) ? "family" : "dictionary" };
}

/** Whether a word may be one of a name at all. */
export function isNameWord({ text }: BareWord, language: string): boolean {
  return WORD.test(text) && !isStopWord(text, language);
}

function isTitled(words: readonly BareWord[], index: number, cues: Cues): boolean {
  const [word, next] = [words[index]!, sameSentence(words, index, 1)];
  const stands = next !== null && standsBeside(word, next);
  return (
    (stands && cues.after.has(next.text) && !cues.after.has(word.text)) || followsTitle(words, index, cues)
  );
}

/** Whether nothing is written onto two words where they meet: they belong together. */
function standsBeside(left: BareWord, right: BareWord): boolean {
  return left.end + 1 === right.start;
}

/** A title stands right before, or with one word between that says of what ("the president of France", "American"). */
function followsTitle(words: readonly BareWord[], index: number, cues: Cues): boolean {
  const [before, before2] = [sameSentence(words, index, -1), sameSentence(words, index, -2)];
  const word = words[index]!;
  if (before === null || !standsBeside(before, word)) return false;
  if (isAttribute(word) || cues.before.has(word.text)) return false;
  return (
    cues.before.has(before.text) || (before2 !== null && cues.before.has(before2.text) && isAttribute(before))
  );
}

function isAttribute({ text, listed }: BareWord): boolean {
  return /^ال\p{L}{4}/u.test(text) || (listed & LISTED.place) > 0;
}

function hasGivenName(words: readonly BareWord[], index: number): boolean {
  const { listed } = words[index]!;
  const next = sameSentence(words, index, 1);
  const named = (listed & LISTED.given) > 0 && (listed & LISTED.place) === 0;
  return named && next !== null && (next.listed & (LISTED.family | LISTED.given)) > 0;
}

/** The last word of a name of two, of one in Korean. */
function givenAndFamilyEnd({ words, cues, language }: CuedText, index: number): number {
  const next = sameSentence(words, index, 1);
  if (next === null || cues.after.has(next.text) || language === "ko" || !isNameWord(next, language))
    return index;
  return index + 1;
}

/** The last part of a foreign name, whose parts stand apart: the first of them is one that the dictionary has. */
function foreignEnd({ words, cues, lists: { names } }: CuedText, index: number): number {
  let last = index;
  while (last < index + MAX_MORE_PARTS) {
    const next = sameSentence(words, last, 1);
    if (next === null || !standsBeside(words[last]!, next)) break;
    const { text } = words[last]!;
    const joins = next.kind === "person" ? !isJoinedName(text, names) : !hasFamilyName(text, names);
    if (!joins || !isPart(next, cues)) break;
    last++;
  }
  return last;
}

function isPart({ text, kind }: BareWord, cues: Cues): boolean {
  return kind === "person" || (kind === "unknown" && WORD.test(text) && !cues.after.has(text));
}
