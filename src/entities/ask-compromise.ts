import nlp from "compromise";
import type { EntityType } from "./entity.ts";

/** compromise's tags that tell what a name names; the first that applies counts. */
const TYPES: Readonly<Record<string, EntityType>> = {
  Country: "place",
  Region: "place",
  City: "place",
  Organization: "organisation",
  SportsTeam: "organisation",
  Person: "person",
};
const NO_NAMES: ReadonlySet<string> = new Set([
  "Demonym",
  "WeekDay",
  "Month",
  "Pronoun",
  "Honorific",
  "Currency",
]);

type Lexicon = Readonly<Record<string, string | readonly string[]>>;
let lexicon: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * What compromise's lexicon says of an English name: its type, `none` where it is no name (`Russian`, `Tuesday`),
 * `null` where the lexicon does not know. Only the lexicon is asked: compromise's parser reads 90 articles a second.
 */
export function askCompromise(name: string): EntityType | "none" | null {
  lexicon ??= readLexicon();
  const tags = lexicon.get(name.toLowerCase().replaceAll("’", "'")) ?? [];
  for (const tag of tags) {
    if (NO_NAMES.has(tag)) return "none";
    const type = TYPES[tag];
    if (type !== undefined) return type;
  }
  return null;
}

function readLexicon(): ReadonlyMap<string, readonly string[]> {
  const model = nlp.model() as unknown as { readonly one: { readonly lexicon: Lexicon } };
  return new Map(Object.entries(model.one.lexicon).map(([word, tags]) => [word, [tags].flat()]));
}
