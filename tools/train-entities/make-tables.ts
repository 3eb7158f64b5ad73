import { countryOf } from "../../src/entities/country-codes.ts";
import type { TaggedSentence } from "./read-corpus.ts";

/** The names of a corpus, as lists of tokens. */
interface Names {
  readonly persons: readonly (readonly string[])[];
  /** What plays in a table of results: organisations and cities. */
  readonly teams: readonly (readonly string[])[];
  readonly countries: readonly (readonly string[])[];
  readonly cities: readonly (readonly string[])[];
  /** Words outside names, with a capital as headings and cells have it. */
  readonly others: readonly string[];
}

/** `P` person, `S` surname, `T` team, `C` country, `L` city, `9` number, `s` a score, `t` a time, `M` month, `W` a word that is no name; others as they are. */
const TEMPLATES = [
  "T 9 T 9",
  "T 9 T 9",
  "T 9 T 9 .",
  "T - T 9 - 9",
  "T - T s",
  "T – T 9 : 9",
  "T v T",
  "T 9 ( S 9 , S 9 ) T 9",
  "T 9 ( S 9 ) T 9 ( S 9 , 9 )",
  "T 9 9 9 9 9 9 9",
  "T 9 9 9 9 9 9 9",
  "9 . T 9 9 9 9 : 9 9",
  "T 9 9 s",
  "C 9 C 9",
  "C - C 9 - 9",
  "C 9 9 9 9 9",
  "9 . C 9 9 9",
  "9 . P ( C ) t",
  "9 . P ( C ) 9 P ( C ) 9 P ( C ) 9",
  "P ( C ) t",
  "P ( C ) 9 , P ( C ) 9 , P ( C ) 9",
  "P ( T ) 9",
  "9 . P , T , t",
  "P ( C ) - P ( C ) s s",
  "P , C , - P , C , s s",
  "P ( C ) S ( C ) s s",
  "P - P 9 - 9 9 - 9",
  "P 9 9 9",
  "9 P 9 9 9 , P 9 9 9 , P 9 9 9",
  "C - P 9 , P 9 , P 9",
  "T - S 9 , S 9 ; T - S 9",
  "T : P , P , P , P , S , S ( 9 . S )",
  "T : S , S , S - S , S",
  "P b S 9",
  "P c S b S 9",
  "S 9 - 9 - 9 - 9 , S 9 - 9 - 9 - 9",
  "9 , P",
  "P , 9 , T",
  "P / P",
  "L , L , L , L",
  "L 9 9",
  "L : T - T",
  "L , 9 M ( T ) .",
  "L ( L ) , 9 M ( T ) .",
  "L , 9 M .",
  "L ( T ) , 9 M",
  "T L , M 9",
  "T",
  "P",
  "C",
  "W",
  "W",
  "W W",
  "W 9 9 9 9",
  "W 9 9 9",
  "9 W 9 9",
  "W : 9",
  "W , W , W",
  "W W 9 - 9",
  "W ( W ) 9",
  "9 . W W",
  "W / W 9",
  "W - W",
  "W : T",
  "W : P",
] as const;

/** Lines as result tables, line-ups and lists have them, with names of a corpus: no corpus of sentences has such lines. */
export function makeTables(
  sentences: readonly TaggedSentence[],
  language: string,
  count: number,
  random: () => number,
): TaggedSentence[] {
  const names = collectNames(sentences, language);
  if (Object.values(names).some((list) => list.length < 20)) return [];
  const months = monthNames(language);
  return Array.from({ length: count }, () => {
    const signs = TEMPLATES[Math.floor(random() * TEMPLATES.length)]!.split(" ");
    const line = joinFilled(signs.map((sign) => wordsOf(sign, names, months, random)));
    return random() < 0.1
      ? { tokens: line.tokens.map((token) => token.toUpperCase()), tags: line.tags }
      : line;
  });
}

function collectNames(sentences: readonly TaggedSentence[], language: string): Names {
  const found: Record<string, string[][]> = { PER: [], LOC: [], ORG: [] };
  const others: string[] = [];
  for (const { tokens, tags } of sentences) {
    others.push(
      ...tokens.filter((token, at) => tags[at] === "O" && /^\p{L}{3}/u.test(token)).map(capitalised),
    );
    for (let from = 0; from < tags.length; from++) {
      if (!tags[from]!.startsWith("B")) continue;
      let to = from + 1;
      while (tags[to]?.startsWith("I")) to++;
      const name = tokens.slice(from, to);
      if (name.every((word) => /^\p{Lu}/u.test(word))) found[tags[from]!.slice(2)]?.push(name);
    }
  }
  const isCountry = (name: readonly string[]) => countryOf([name.join(" ")], language) !== null;
  const cities = found.LOC!.filter((name) => !isCountry(name) && name.length <= 2);
  return {
    persons: found.PER!.filter((name) => name.length === 2 || name.length === 3),
    teams: [...found.ORG!.filter((name) => name.length <= 3), ...cities],
    countries: found.LOC!.filter(isCountry),
    cities,
    others,
  };
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function joinFilled(parts: readonly Filled[]): TaggedSentence {
  return {
    tokens: parts.flatMap(({ words }) => words),
    tags: parts.flatMap(({ words, type }) =>
      words.map((_, index) => (type === null ? "O" : `${index === 0 ? "B" : "I"}-${type}`)),
    ),
  };
}

function monthNames(language: string): string[] {
  return (["long", "short"] as const).flatMap((month) =>
    Array.from(
      { length: 12 },
      (_, index) =>
        new Intl.DateTimeFormat(language, { month, day: "numeric" })
          .formatToParts(new Date(2024, index, 15))
          .find(({ type }) => type === "month")!.value,
    ),
  );
}

/** What stands for one sign of a template: a name of a type, or a word that is none. */
function wordsOf(sign: string, names: Names, months: readonly string[], random: () => number): Filled {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const number = (): string => String(Math.floor(random() ** 2 * 100));
  switch (sign) {
    case "P":
      return { words: pick(names.persons), type: "PER" };
    case "S":
      return { words: pick(names.persons).slice(-1), type: "PER" };
    case "T":
      return { words: pick(names.teams), type: "ORG" };
    case "C":
      return { words: shortened(pick(names.countries), random), type: "LOC" };
    case "L":
      return { words: pick(names.cities), type: "LOC" };
    case "W":
      return { words: [pick(names.others)], type: null };
    case "M":
      return { words: [pick(months)], type: null };
    case "9":
      return { words: [number()], type: null };
    case "s":
      return { words: [`${number()}-${number()}`], type: null };
    case "t":
      return { words: [`${number()}:${number()}.${number()}`], type: null };
    default:
      return { words: [sign], type: null };
  }
}

interface Filled {
  readonly words: readonly string[];
  readonly type: "PER" | "ORG" | "LOC" | null;
}

/** Tables often have three letters of a country's name. */
function shortened(country: readonly string[], random: () => number): readonly string[] {
  return random() < 0.25 ? [country[0]!.slice(0, 3).toUpperCase()] : country;
}
