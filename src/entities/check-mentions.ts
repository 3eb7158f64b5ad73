import { askCompromise } from "./ask-compromise.ts";
import { isCalendarWord } from "./calendar-words.ts";
import type { Mention } from "./mention.ts";

const LEXICON_WORTH = 0.9;

/** Drops what is no name after all (months, days, nationalities), and asks the lexicon for the type of the rest. */
export function checkMentions(text: string, mentions: readonly Mention[], language: string): Mention[] {
  return mentions.flatMap((mention) => {
    const name = text.slice(mention.start, mention.end);
    if (isCalendarWord(name.toLowerCase(), language)) return [];
    const known = language === "en" ? askCompromise(name) : null;
    if (known === "none") return [];
    if (known === null || known === mention.type || mention.confidence > LEXICON_WORTH) return [mention];
    return [{ ...mention, type: known, confidence: LEXICON_WORTH }];
  });
}
