import { isStopWord } from "../text/stop-words.ts";
import { CAPITAL_NOUNS } from "./capital-nouns.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";

/** How certain a name must be once: of one word, where nouns have capitals, of several, beginning sentences only. */
const CERTAIN = { word: 0.6, noun: 0.75, several: 0.4, initial: 0.9 } as const;
/** A word that is a name stands in one in at least this share of its places; in more where every noun has a capital. */
const MIN_SHARE = { word: 0.25, noun: 0.5 } as const;
/** One capital and small letters: other shapes (`WeWork`, `NATO`) are names by themselves. */
const PLAIN = /^\p{Lu}\p{Ll}+$/u;

interface Known {
  count: number;
  certainty: number;
}

/**
 * Drops what is doubtful in the whole document: a name of which no mention is certain enough, a function word with a
 * capital, a word that the document writes in lower case at least as often.
 */
export function dropDoubtful(
  text: string,
  tokens: readonly NameToken[],
  mentions: readonly Mention[],
  language: string,
): Mention[] {
  const small = countSmall(tokens);
  const shares = nameShares(tokens, mentions);
  const inside = wordsInside(tokens);
  const kind = CAPITAL_NOUNS.has(language) ? "noun" : "word";
  const known = new Map<string, Known>();
  for (const { start, end, certainty } of mentions) {
    const name = text.slice(start, end);
    const before = known.get(name) ?? { count: 0, certainty: 0 };
    before.count++;
    before.certainty = Math.max(before.certainty, certainty);
    known.set(name, before);
  }
  return mentions.flatMap((mention) => {
    const name = text.slice(mention.start, mention.end);
    const { count, certainty } = known.get(name)!;
    if (certainty < certaintyNeeded(name, inside.has(name), language)) return [];
    if (isCommonWord(name, count, small, language)) return [];
    if (PLAIN.test(name) && (shares.get(name) ?? 1) < MIN_SHARE[kind]) return [];
    return [mention];
  });
}

function certaintyNeeded(name: string, inside: boolean, language: string): number {
  if (/\s/u.test(name)) return CERTAIN.several;
  if (!inside && PLAIN.test(name)) return CERTAIN.initial;
  return CAPITAL_NOUNS.has(language) ? CERTAIN.noun : CERTAIN.word;
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

/** For each word of a text, in which share of its places it belongs to a mention (in the order of the text). */
function nameShares(tokens: readonly NameToken[], mentions: readonly Mention[]): ReadonlyMap<string, number> {
  const places = new Map<string, { all: number; named: number }>();
  let next = 0;
  for (const { text, start } of tokens) {
    while (next < mentions.length && mentions[next]!.end <= start) next++;
    const place = places.get(text) ?? { all: 0, named: 0 };
    place.all++;
    if (next < mentions.length && mentions[next]!.start <= start) place.named++;
    places.set(text, place);
  }
  return new Map([...places].map(([word, { all, named }]) => [word, named / all]));
}

/** The words that stand elsewhere than at the beginning of a sentence. */
function wordsInside(tokens: readonly NameToken[]): ReadonlySet<string> {
  const inside = tokens.filter(({ sentence }, index) => tokens[index - 1]?.sentence === sentence);
  return new Set(inside.map(({ text }) => text));
}
