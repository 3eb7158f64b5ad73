import { transliterate } from "../text/transliterate.ts";
import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";

/** How much a text's mentions speak for each type, by name as it stands in the text. */
export type TypeVotes = ReadonlyMap<string, ReadonlyMap<EntityType, number>>;

const MAX_WORDS = 8;
/** "Representatives of Maduro" is not Maduro. */
const SMALL_WORD = /(?<=\s)\p{Ll}+(?=\s)/u;

/**
 * Counts the mentions of each name for their types, each with its confidence. Persons also vote for the names that
 * end as theirs does: where "El Aissami" is surely a person, "Tareck El Aissami" is one.
 */
export function countVotes(text: string, mentions: readonly Mention[]): TypeVotes {
  const votes = new Map<string, Map<EntityType, number>>();
  const persons = new Map<string, number>();
  const noPlaces = new Map<string, number>();
  for (const { start, end, type, confidence } of mentions) {
    const name = text.slice(start, end);
    addVote(votes, name, type, confidence);
    if (type === "person") persons.set(lastWord(name), (persons.get(lastWord(name)) ?? 0) + confidence);
    if (type !== "place") noPlaces.set(name, (noPlaces.get(name) ?? 0) + confidence);
  }
  for (const [name, own] of votes) {
    const shared = (persons.get(lastWord(name)) ?? 0) - (own.get("person") ?? 0);
    const alone = own.has("place") || own.has("person") ? standsAlone(name, noPlaces) : 0;
    if (Math.max(shared, alone) > 0 && !SMALL_WORD.test(name)) {
      addVote(votes, name, "person", Math.max(shared, alone));
    }
  }
  return votes;
}

/** How surely the last words of a name stand for it alone, as no place: people are called so, places hardly. */
function standsAlone(name: string, noPlaces: ReadonlyMap<string, number>): number {
  const words = name.split(" ").slice(0, MAX_WORDS);
  return words.reduce(
    (sum, _, from) => sum + (from > 0 ? (noPlaces.get(words.slice(from).join(" ")) ?? 0) : 0),
    0,
  );
}

function addVote(
  votes: Map<string, Map<EntityType, number>>,
  name: string,
  type: EntityType,
  worth: number,
): void {
  const own = votes.get(name) ?? new Map<EntityType, number>();
  own.set(type, (own.get(type) ?? 0) + worth);
  votes.set(name, own);
}

function lastWord(name: string): string {
  return transliterate(/\S+$/u.exec(name)?.[0] ?? name);
}

/** The type that a name has most votes for; the other one given where nobody voted. */
export function votedType(votes: TypeVotes, name: string, otherwise: EntityType): EntityType {
  let best: readonly [EntityType, number] = [otherwise, 0];
  for (const vote of votes.get(name) ?? []) if (vote[1] > best[1]) best = vote;
  return best[0];
}

/** How sure a name's voters are together; 0 for an unknown name. */
export function voteStrength(votes: TypeVotes, name: string): number {
  return Math.max(0, ...(votes.get(name)?.values() ?? []));
}
