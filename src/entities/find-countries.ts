import { compareKey, countryTable } from "./country-codes.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";

const MAX_WORDS = 5;
const WORD_END = /[\p{L}\p{M}]\.?$/u;
const SMALL = /^\p{Ll}/u;

/** Where countries are called by a name that CLDR gives for the text's language; the longest name at each place. */
export function findCountries(text: string, tokens: readonly NameToken[], language: string): Mention[] {
  const table = countryTable(language);
  const mentions: Mention[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const last = lastOfCountry(text, tokens, index, table);
    if (last < index) continue;
    mentions.push({ start: tokens[index]!.start, end: tokens[last]!.end, type: "place", confidence: 0.9 });
    index = last;
  }
  return mentions;
}

function lastOfCountry(
  text: string,
  tokens: readonly NameToken[],
  from: number,
  table: ReadonlyMap<string, string>,
): number {
  const { start, sentence, text: first } = tokens[from]!;
  if (SMALL.test(first) || (first.length < 4 && first !== first.toUpperCase())) return -1;
  for (let last = Math.min(tokens.length, from + MAX_WORDS) - 1; last >= from; last--) {
    if (tokens[last]!.sentence !== sentence || !WORD_END.test(tokens[last]!.text)) continue;
    if (table.has(compareKey(text.slice(start, tokens[last]!.end)))) return last;
  }
  return -1;
}
