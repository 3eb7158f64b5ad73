import { namePrefixes } from "./attached-particles.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";
import type { NameList } from "./tagger/name-list.ts";

const MIN_NAME = 3;
const FIRST_WORD = /^\S+/u;

/**
 * Mentions without the prepositions and conjunctions that Arabic and Hebrew write onto a name (`لترامب`, "to Trump"):
 * where the text has the name without them too, or a list has it.
 */
export function trimPrefixes(
  text: string,
  tokens: readonly NameToken[],
  mentions: readonly Mention[],
  language: string,
  names: NameList,
): Mention[] {
  const prefixes = namePrefixes(language);
  if (prefixes.length === 0) return [...mentions];
  const seen = new Set(tokens.map(({ text: word }) => word));
  return mentions.map((mention) => {
    const word = FIRST_WORD.exec(text.slice(mention.start, mention.end))?.[0] ?? "";
    const prefix = prefixes.find((part) => {
      const rest = word.slice(part.length);
      if (!word.startsWith(part) || rest.length < MIN_NAME) return false;
      return seen.has(rest) || names.bits(rest) > 0;
    });
    return prefix === undefined ? mention : { ...mention, start: mention.start + prefix.length };
  });
}
