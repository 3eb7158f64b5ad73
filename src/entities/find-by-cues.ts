import { type BareWord, bareWords, type Lists, sameSentence } from "./bare-words.ts";
import { type Cues, cuesOf } from "./cue-words.ts";
import { CONFIDENCE, type CuedName, type CuedText } from "./cued-name.ts";
import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";
import { isNameWord, personAt } from "./person-by-cues.ts";
import type { NameToken } from "./split-name-tokens.ts";
import { LISTED } from "./tagger/name-list.ts";

/** Weak evidence is no reason to leave a name out: none other is to be had in these languages. */
const CERTAINTY = 0.7;
const LATIN_NAME = /^(?=.*\p{Lu})[\p{sc=Latin}\p{N}&.-]{2,}$/u;

/**
 * Names in scripts without capitals by what lists and neighbours say: listed given names and places, words after a
 * title, words after "university" or "city", words with an ending that only such names have, names in a dictionary.
 */
export function findByCues(tokens: readonly NameToken[], language: string, lists: Lists): Mention[] {
  const words = bareWords(tokens, language, lists);
  const text: CuedText = { words, language, cues: cuesOf(language), lists };
  const mentions: Mention[] = [];
  for (let index = 0; index < words.length; index++) {
    const found = nameAt(text, index);
    if (found === null) continue;
    const { type, last, by } = found;
    const [{ start }, { end }] = [words[index]!, words[last]!];
    mentions.push({ start, end, type, confidence: CONFIDENCE[by], certainty: CERTAINTY });
    index = last;
  }
  return mentions;
}

function nameAt(text: CuedText, index: number): CuedName | null {
  const { words, language, cues } = text;
  const word = words[index]!;
  if (LATIN_NAME.test(word.text)) return latinName(words, index);
  if (!isNameWord(word, language)) return null;
  const next = sameSentence(words, index, 1);
  const head = cues.heads.get(word.text);
  if (head !== undefined && next !== null && isNameWord(next, language))
    return { type: head, last: index + 1, by: "ending" };
  const ending = endingOf(word, cues);
  if (ending !== null) return { type: ending, last: index, by: "ending" };
  const person = personAt(text, index);
  if (person !== null) return person;
  const isListed = (word.listed & LISTED.place) > 0;
  if (word.kind === "place" || (word.kind === "name" && isListed))
    return { type: "place", last: index, by: "dictionary" };
  if (word.kind === "name") return { type: "other", last: index, by: "listed" };
  return isListed ? { type: "place", last: index, by: "listed" } : null;
}

/** The type of a word with an ending that only such names have. */
function endingOf({ text, kind }: BareWord, { endings, shortest }: Cues): EntityType | null {
  if (kind === "common" || text.length < shortest) return null;
  return endings.find(([end]) => text.endsWith(end) && text.length > end.length)?.[1] ?? null;
}

/** Names in Latin capitals inside another script are mostly companies' and bodies'. */
function latinName(words: readonly BareWord[], index: number): CuedName {
  let last = index;
  while (sameSentence(words, last, 1) !== null && LATIN_NAME.test(words[last + 1]!.text)) last++;
  return { type: "organisation", last, by: "latin" };
}
