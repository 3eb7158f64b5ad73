import { askCompromise } from "../../src/entities/ask-compromise.ts";
import { isCalendarWord } from "../../src/entities/calendar-words.ts";
import type { EntityType } from "../../src/entities/entity.ts";
import type { WordList } from "../../src/entities/tagger/word-list.ts";
import { skeleton } from "../../src/siblings/name-skeleton.ts";
import { soundsAlike, spelledAlike } from "./match-words.ts";
import type { ReadToken, Segment } from "./parallel-text.ts";

/** The language whose names the others are compared with. */
export const PIVOT = "en";
const CAPITAL = /^\p{Lu}/u;
const CASED = /\p{Lu}|\p{Ll}/u;
const LATIN = /\p{sc=Latin}/u;
const MIN_LETTERS = 3;
const MIN_LIKENESS = 0.85;
/** A frequent word of a script without capitals is only taken for a name that has all its consonants, and several. */
const SURELY_ALIKE = 1.4;
const MIN_BONES = 4;

/** An English word with a capital, the words like it in the same segment, and what most taggers make of them. */
export interface VotedWord {
  readonly tokens: ReadonlyMap<string, ReadToken>;
  readonly type: EntityType | null;
}

/** The words of a segment that many languages write alike, with the vote of those languages that a tagger reads. */
export function voteNames(segment: Segment, voters: readonly string[], lists: WordList): VotedWord[] {
  return (segment.get(PIVOT) ?? []).filter(mayBeName).map((word) => {
    const tokens = new Map([[PIVOT, word]]);
    for (const [language, others] of segment) {
      const alike = language === PIVOT ? null : mostAlike(word.latin, others, language, lists);
      if (alike !== null) tokens.set(language, alike);
    }
    const votes = voters.flatMap((language) => (tokens.has(language) ? [tokens.get(language)!.type] : []));
    return { tokens, type: mostVoted(votes) };
  });
}

function mayBeName({ text, latin }: ReadToken): boolean {
  if (latin.length < MIN_LETTERS || !CAPITAL.test(text)) return false;
  return askCompromise(text) !== "none" && !isCalendarWord(text.toLowerCase(), PIVOT);
}

function mostAlike(
  name: string,
  tokens: readonly ReadToken[],
  language: string,
  lists: WordList,
): ReadToken | null {
  let best: ReadToken | null = null;
  let most = MIN_LIKENESS;
  for (const token of tokens) {
    const likeness = likenessOf(name, token, language, lists);
    if (likeness > most) [best, most] = [token, likeness];
  }
  return best;
}

function likenessOf(name: string, { text, latin }: ReadToken, language: string, lists: WordList): number {
  const cased = CASED.test(text);
  if (latin.length < 2 || (cased && !CAPITAL.test(text))) return 0;
  if (LATIN.test(text)) return spelledAlike(name, latin);
  const likeness = soundsAlike(name, text, language, cased);
  const isFrequent = !cased && lists.spelling(text, language) > 0;
  return isFrequent && !(likeness >= SURELY_ALIKE && skeleton(name).length >= MIN_BONES) ? 0 : likeness;
}

/** A name where more than half see one, of the type that most of these see. */
function mostVoted(votes: readonly (EntityType | null)[]): EntityType | null {
  const names = votes.filter((type) => type !== null);
  if (2 * names.length <= votes.length) return null;
  const counts = new Map<EntityType, number>();
  for (const type of names) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].reduce((most, other) => (other[1] > most[1] ? other : most))[0];
}
