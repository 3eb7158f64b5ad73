import { possibleParticles } from "./attached-particles.ts";
import { type CountryTable, compareKey, countryTable, regionType } from "./country-codes.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";

const MAX_TOKENS = 10;
/** What a text has more than the name as it is compared: dots and spaces of initials. */
const MAX_DOTS = 8;
const WORD_END = /[\p{L}\p{M}]\.?$/u;
const CERTAINTY = 0.9;
const CASELESS = /^\p{Lo}{3}/u;
const SMALL = /^\p{Ll}/u;

/** Where countries, unions and continents are called by a name that CLDR gives for the text's language; the longest name at each place. */
export function findCountries(text: string, tokens: readonly NameToken[], language: string): Mention[] {
  const table = countryTable(language);
  const mentions: Mention[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const last = lastOfCountry(text, tokens, index, table);
    if (last >= index) {
      mentions.push(regionMention(text, table, tokens[index]!.start, tokens[last]!.end));
      index = last;
      continue;
    }
    const span = CASELESS.test(tokens[index]!.text) ? withParticles(tokens[index]!, language, table) : null;
    if (span !== null) mentions.push(regionMention(text, table, ...span));
  }
  return mentions;
}

function regionMention(text: string, { codes }: CountryTable, start: number, end: number): Mention {
  const type = regionType(codes.get(compareKey(text.slice(start, end)))!);
  return { start, end, type, confidence: CERTAINTY, certainty: 1 };
}

/** The country in a word that begins or ends with particles: `미국은`, `بفرنسا`. */
function withParticles(
  { text, start }: NameToken,
  language: string,
  { codes }: CountryTable,
): [number, number] | null {
  for (const [before, after] of possibleParticles(text, language)) {
    const name = text.slice(before, text.length - after);
    if (name.length > 1 && codes.has(compareKey(name))) return [start + before, start + before + name.length];
  }
  return null;
}

function lastOfCountry(
  text: string,
  tokens: readonly NameToken[],
  from: number,
  { codes, beginnings }: CountryTable,
): number {
  const { start, sentence, text: first } = tokens[from]!;
  if (SMALL.test(first) || (first.length < 4 && first !== first.toUpperCase())) return -1;
  const key = first.includes(".") ? compareKey(first) : first.toLowerCase();
  const longest = beginnings.get(key.slice(0, 3));
  if (longest === undefined) return -1;
  for (let last = Math.min(tokens.length, from + MAX_TOKENS) - 1; last >= from; last--) {
    const { end, sentence: its, text: word } = tokens[last]!;
    if (its !== sentence || !WORD_END.test(word) || end - start > longest + MAX_DOTS) continue;
    if (codes.has(compareKey(text.slice(start, end)))) return last;
  }
  return -1;
}
