import { isStopWord } from "../text/stop-words.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";

/** How certain a document must be of a name once: of one word, of one word where every noun has a capital, of several. */
const CERTAIN = { word: 0.6, noun: 0.75, several: 0.4 } as const;
/** Below this confidence a name has no type that one could show. */
const TYPED = 0.5;
const CAPITALISED_NOUNS: ReadonlySet<string> = new Set(["de", "lb"]);

interface Known {
  count: number;
  certainty: number;
  confidence: number;
}

/**
 * Drops what is doubtful in the whole document: a name of which no mention is certain enough, a function word with a
 * capital, a word that the document writes in lower case at least as often. A name of doubtful type becomes `other`.
 */
export function dropDoubtful(
  text: string,
  tokens: readonly NameToken[],
  mentions: readonly Mention[],
  language: string,
): Mention[] {
  const small = countSmall(tokens);
  const known = new Map<string, Known>();
  for (const { start, end, certainty, confidence } of mentions) {
    const name = text.slice(start, end);
    const before = known.get(name) ?? { count: 0, certainty: 0, confidence: 0 };
    before.count++;
    before.certainty = Math.max(before.certainty, certainty);
    before.confidence = Math.max(before.confidence, confidence);
    known.set(name, before);
  }
  return mentions.flatMap((mention) => {
    const name = text.slice(mention.start, mention.end);
    const { count, certainty, confidence } = known.get(name)!;
    if (certainty < certaintyNeeded(name, language)) return [];
    if (isCommonWord(name, count, small, language)) return [];
    return confidence < TYPED ? [{ ...mention, type: "other" as const }] : [mention];
  });
}

function certaintyNeeded(name: string, language: string): number {
  if (/\s/u.test(name)) return CERTAIN.several;
  return CAPITALISED_NOUNS.has(language) ? CERTAIN.noun : CERTAIN.word;
}

function isCommonWord(
  name: string,
  count: number,
  small: ReadonlyMap<string, number>,
  language: string,
): boolean {
  if (/\s/u.test(name) || name === name.toUpperCase()) return false;
  return isStopWord(name, language) || (small.get(name.toLowerCase()) ?? 0) >= count;
}

/** How often each word stands in lower case, for scripts that have one. */
function countSmall(tokens: readonly NameToken[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of tokens) {
    if (/^\p{Ll}/u.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}
