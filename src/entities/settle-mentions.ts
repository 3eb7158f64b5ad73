import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";
import type { NameToken } from "./split-name-tokens.ts";

const MIN_CONFIDENCE = 0.4;

/** All evidence made one: countries fill what the tagger left, and a name found once is found everywhere. */
export function settleMentions(
  text: string,
  tokens: readonly NameToken[],
  tagged: readonly Mention[],
  countries: readonly Mention[],
): Mention[] {
  const found = withoutOverlaps([
    ...tagged,
    ...countries.filter((country) => !tagged.some((name) => within(country, name))),
  ]);
  const votes = collectVotes(text, found);
  const again = findAgain(text, tokens, found, votes);
  return withoutOverlaps([...found, ...again.filter((mention) => !overlaps(mention, found))])
    .map((mention) => ({
      ...mention,
      type: winner(votes.get(text.slice(mention.start, mention.end)), mention.type),
    }))
    .sort((a, b) => a.start - b.start);
}

/** Whether a mention touches one of others, which are in the order of the text and apart. */
function overlaps({ start, end }: Mention, others: readonly Mention[]): boolean {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (others[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  return low < others.length && others[low]!.start < end;
}

type Votes = Map<EntityType, number>;

function within(inner: Mention, outer: Mention): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Where mentions overlap, the longer one stays. */
function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  const byStart = mentions.toSorted((a, b) => a.start - b.start || b.end - a.end);
  for (const mention of byStart) {
    const before = kept.at(-1);
    if (before === undefined || mention.start >= before.end) kept.push(mention);
    else if (mention.end - mention.start > before.end - before.start) kept[kept.length - 1] = mention;
  }
  return kept;
}

function collectVotes(text: string, mentions: readonly Mention[]): Map<string, Votes> {
  const all = new Map<string, Votes>();
  for (const { start, end, type, confidence } of mentions) {
    const name = text.slice(start, end);
    const votes = all.get(name) ?? new Map();
    votes.set(type, (votes.get(type) ?? 0) + confidence);
    all.set(name, votes);
  }
  return all;
}

function winner(votes: Votes | undefined, otherwise: EntityType): EntityType {
  let best: [EntityType, number] = [otherwise, 0];
  for (const vote of votes ?? []) if (vote[1] > best[1]) best = vote;
  return best[0];
}

/** The places where a confidently found name stands again, token by token. */
function findAgain(
  text: string,
  tokens: readonly NameToken[],
  found: readonly Mention[],
  votes: ReadonlyMap<string, Votes>,
): Mention[] {
  const byFirst = namesByFirstToken(text, tokens, found, votes);
  const ends = new Set(tokens.map(({ end }) => end));
  const again: Mention[] = [];
  for (const { start, text: word } of tokens) {
    const longest = byFirst
      .get(word)
      ?.find((name) => text.startsWith(name, start) && ends.has(start + name.length));
    if (longest === undefined) continue;
    const type = winner(votes.get(longest), "other");
    again.push({ start, end: start + longest.length, type, confidence: MIN_CONFIDENCE });
  }
  return again;
}

/** The names that were found with confidence, by their first token, the longest first. */
function namesByFirstToken(
  text: string,
  tokens: readonly NameToken[],
  found: readonly Mention[],
  votes: ReadonlyMap<string, Votes>,
): ReadonlyMap<string, readonly string[]> {
  const tokenAt = new Map(tokens.map(({ start, text: word }) => [start, word]));
  const byFirst = new Map<string, Set<string>>();
  for (const { start, end } of found) {
    const first = tokenAt.get(start);
    const name = text.slice(start, end);
    if (first === undefined || Math.max(...(votes.get(name)?.values() ?? [0])) < MIN_CONFIDENCE) continue;
    byFirst.set(first, (byFirst.get(first) ?? new Set()).add(name));
  }
  return new Map(
    [...byFirst].map(([first, names]) => [first, [...names].sort((a, b) => b.length - a.length)]),
  );
}
