import { countryOf } from "../../src/entities/country-codes.ts";
import { splitNameTokens } from "../../src/entities/split-name-tokens.ts";
import type { Sentence } from "../../src/text/span.ts";
import type { TypedName } from "./score-names.ts";

const CAPITAL = /^\p{Lu}/u;

/** The baseline: runs of capitalised words not at the start of a sentence; countries are places, pairs persons. */
export function findByCapitals(text: string, sentences: readonly Sentence[], language: string): TypedName[] {
  const tokens = splitNameTokens(text, sentences, language);
  const names: TypedName[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const first = tokens[from]!;
    const initial = tokens[from - 1]?.sentence !== first.sentence;
    if (initial || !CAPITAL.test(first.text)) continue;
    let to = from + 1;
    while (tokens[to]?.sentence === first.sentence && CAPITAL.test(tokens[to]!.text)) to++;
    const name = text.slice(first.start, tokens[to - 1]!.end);
    names.push({ name, type: guessType(name, to - from, language) });
    from = to - 1;
  }
  return names;
}

function guessType(name: string, words: number, language: string): string {
  if (countryOf([name], language) !== null) return "place";
  return words === 2 ? "person" : "organisation";
}
