import { transliterate } from "../text/transliterate.ts";
import { askCompromise } from "./ask-compromise.ts";
import { isCalendarWord } from "./calendar-words.ts";
import type { Mention } from "./mention.ts";
import { linkOf } from "./tagger/link-words.ts";
import { loadNameList } from "./tagger/load-name-list.ts";
import { LISTED } from "./tagger/name-list.ts";

const LEXICON_WORTH = 0.9;
const DOUBT = 0.4;
const PLACE = LISTED.place | LISTED.placePart;

/** Drops what is no name after all (months, days, nationalities), and asks the lexicon for the type of the rest. */
export function checkMentions(text: string, mentions: readonly Mention[], language: string): Mention[] {
  return mentions.flatMap((mention) => {
    const name = text.slice(mention.start, mention.end);
    if (isCalendarWord(name.toLowerCase(), language)) return [];
    const known = language === "en" ? askCompromise(name) : null;
    if (known === "none" || (mention.type === "place" && endsInNoName(name, language))) return [];
    if (known === null && isUnlistedPlace(name, mention, language))
      return [{ ...mention, confidence: mention.confidence * DOUBT }];
    if (known === null || known === mention.type || mention.confidence > LEXICON_WORTH) return [mention];
    return [{ ...mention, type: known, confidence: LEXICON_WORTH }];
  });
}

/** "South American" is a place no more than "American" is. */
function endsInNoName(name: string, language: string): boolean {
  const last = /(?<=\s)\S+$/u.exec(name)?.[0];
  return language === "en" && last !== undefined && askCompromise(last) === "none";
}

/** Several words of which no list knows one as part of a place: more likely a person with an unusual name. */
function isUnlistedPlace(name: string, { type }: Mention, language: string): boolean {
  const words = name.split(/\s+/u);
  if (type !== "place" || words.length < 2 || words.some((word) => /^\p{Ll}/u.test(word))) return false;
  const list = loadNameList();
  const isPlace = (word: string): boolean => (list.bits(transliterate(word)) & PLACE) > 0;
  return !words.some((word) => isPlace(word) && linkOf(word.toLowerCase(), language) === 0);
}
