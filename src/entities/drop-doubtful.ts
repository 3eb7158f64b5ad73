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

const SMALL = /^\p{Ll}/u;

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
  const uses = countUses(tokens, mentions);
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
    if (certainty < certaintyNeeded(name, uses.get(name)?.inside ?? false, language)) return [];
    if (isCommonWord(name, count, uses, language)) return [];
    if (PLAIN.test(name) && nameShare(uses.get(name)) < MIN_SHARE[kind]) return [];
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
  uses: ReadonlyMap<string, WordUse>,
  language: string,
): boolean {
  if (/\s/u.test(name) || name === name.toUpperCase()) return false;
  const small = name.toLowerCase();
  return isStopWord(name, language) || (SMALL.test(small) && (uses.get(small)?.all ?? 0) >= count);
}

/** How a text uses a word. */
interface WordUse {
  all: number;
  /** In how many places it belongs to a mention. */
  named: number;
  /** Whether it stands elsewhere than at the beginning of a sentence. */
  inside: boolean;
}

/** How each word is used, the mentions in the order of the text. */
function countUses(tokens: readonly NameToken[], mentions: readonly Mention[]): ReadonlyMap<string, WordUse> {
  const uses = new Map<string, WordUse>();
  let next = 0;
  let before = -1;
  for (const { text, start, sentence } of tokens) {
    while (next < mentions.length && mentions[next]!.end <= start) next++;
    const use = uses.get(text) ?? { all: 0, named: 0, inside: false };
    use.all++;
    if (next < mentions.length && mentions[next]!.start <= start) use.named++;
    use.inside ||= sentence === before;
    before = sentence;
    uses.set(text, use);
  }
  return uses;
}

function nameShare(use: WordUse | undefined): number {
  return use === undefined ? 1 : use.named / use.all;
}
