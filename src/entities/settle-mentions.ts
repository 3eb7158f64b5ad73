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
  return withoutOverlaps([...found, ...again])
    .map((mention) => ({
      ...mention,
      type: winner(votes.get(text.slice(mention.start, mention.end)), mention.type),
    }))
    .sort((a, b) => a.start - b.start);
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
  const taken = new Set(found.flatMap(({ start, end }) => tokenStarts(tokens, start, end)));
  const byFirst = new Map<string, string[]>();
  for (const [name, vote] of votes) {
    if (Math.max(...vote.values()) < MIN_CONFIDENCE) continue;
    const first = /^\S+/u.exec(name)?.[0] ?? name;
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  const again: Mention[] = [];
  const ends = new Set(tokens.map(({ end }) => end));
  for (const { start, text: word } of tokens) {
    if (taken.has(start)) continue;
    const candidates = (byFirst.get(word) ?? []).filter(
      (name) => text.startsWith(name, start) && ends.has(start + name.length),
    );
    const longest = candidates.sort((a, b) => b.length - a.length)[0];
    if (longest === undefined) continue;
    again.push({
      start,
      end: start + longest.length,
      type: winner(votes.get(longest), "other"),
      confidence: MIN_CONFIDENCE,
    });
  }
  return again;
}

function tokenStarts(tokens: readonly NameToken[], start: number, end: number): number[] {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const starts: number[] = [];
  for (let index = low; index < tokens.length && tokens[index]!.start < end; index++)
    starts.push(tokens[index]!.start);
  return starts;
}
