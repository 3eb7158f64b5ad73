import type { EntityType } from "./entity.ts";
import { findAgain } from "./find-again.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";
import { countVotes, type TypeVotes, votedType, voteStrength } from "./vote-types.ts";

const CLEAR = 0.4;
const POSSESSIVE = /^['’]s\s/u;

/** All evidence made one: countries correct the tagger, and a name found once is found everywhere, of one type. */
export function settleMentions(
  text: string,
  tokens: readonly NameToken[],
  tagged: readonly Mention[],
  countries: readonly Mention[],
): Mention[] {
  const byStart = new Map(countries.map((country) => [country.start, country]));
  const corrected = tagged.map((mention) => correct(text, mention, byStart.get(mention.start)));
  const added = countries.filter((country) => !touches(country, corrected));
  const found = [...corrected, ...added].sort((a, b) => a.start - b.start);
  const votes = countVotes(text, found);
  const again = findAgain(text, tokens, found, votes).filter((mention) => !touches(mention, found));
  return [...found, ...withoutOverlaps(again)]
    .map((mention) => settle(mention, settledType(text, mention, votes)))
    .sort((a, b) => a.start - b.start);
}

/** A mention that was found as another type is no evidence for the one agreed on. */
function settle(mention: Mention, type: EntityType): Mention {
  return {
    ...mention,
    type,
    confidence: type === mention.type ? mention.confidence : 1 - mention.confidence,
  };
}

/** The type that the document's mentions agree on; `other` where nothing speaks clearly for any. */
function settledType(text: string, { start, end, type }: Mention, votes: TypeVotes): EntityType {
  const name = text.slice(start, end);
  return voteStrength(votes, name) < CLEAR ? "other" : votedType(votes, name, type);
}

/** A country stays a country, and does not take along what belongs to it (`Venezuela's` + `Petroleum`). */
function correct(text: string, mention: Mention, country: Mention | undefined): Mention {
  if (country === undefined || country.end > mention.end) return mention;
  const whole = country.end === mention.end || POSSESSIVE.test(text.slice(country.end, country.end + 3));
  return whole ? country : mention;
}

/** Whether a mention touches one of others, which are in the order of the text and apart. */
function touches({ start, end }: Mention, others: readonly Mention[]): boolean {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (others[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low < others.length && others[low]!.start < end;
}

/** Of mentions in the order of the text, those that begin after the one before has ended. */
function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions) if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  return kept;
}
