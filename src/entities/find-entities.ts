import type { Sentence } from "../text/span.ts";
import { transliterate } from "../text/transliterate.ts";
import { countryCode } from "./country-codes.ts";
import type { Entity } from "./entity.ts";
import { findCapitalised } from "./find-capitalised.ts";
import { joinMentions, type NameGroup } from "./join-mentions.ts";
import { splitNameTokens } from "./split-name-tokens.ts";

/** What names are looked for in: an article's title, its text and sentences, and its language (BCP 47 primary tag). */
export interface NamedText {
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly language: string;
}

/** The names in a text, each once in its fullest form, most important first. */
export function findEntities({ title, text, sentences, language }: NamedText): Entity[] {
  const tokens = splitNameTokens(text, sentences);
  const groups = joinMentions(text, findCapitalised(text, tokens, language));
  return rankGroups(groups, title).map((group) => toEntity(group, language));
}

function rankGroups(groups: readonly NameGroup[], title: string): NameGroup[] {
  const heading = transliterate(title);
  const score = ({ name, mentions }: NameGroup) =>
    mentions.length + (heading.includes(transliterate(name)) ? 3 : 0);
  return groups.toSorted((a, b) => score(b) - score(a) || a.mentions[0]!.start - b.mentions[0]!.start);
}

function toEntity({ name, type, mentions }: NameGroup, language: string): Entity {
  const country = type === "place" ? countryCode(name, language) : null;
  const key =
    country === null
      ? transliterate(name)
          .replace(/[^a-z0-9]+/gu, " ")
          .trim()
      : `country:${country}`;
  const spans = mentions.map(({ start, end }) => ({ start, end }));
  return { name, type, key, country, count: spans.length, mentions: spans };
}
