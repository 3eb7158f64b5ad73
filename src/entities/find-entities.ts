import type { Sentence } from "../text/span.ts";
import { transliterate } from "../text/transliterate.ts";
import type { Entity } from "./entity.ts";
import { findMentions } from "./find-mentions.ts";
import { joinForms, type NameGroup } from "./join-forms.ts";
import { collectForms } from "./name-form.ts";

/** What names are looked for in: an article's title, its text and sentences, and its language (BCP 47 primary tag). */
export interface NamedText {
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly language: string;
}

const TITLE_WORTH = 3;

/** The names in a text, each once in its fullest form, most important first. */
export function findEntities({ title, text, sentences, language }: NamedText): Entity[] {
  const forms = collectForms(text, findMentions({ text, sentences, language }));
  return rankGroups(joinForms(forms, language), title).map(toEntity);
}

/** By the number of mentions, a mention in the title counting more, sure names first; then by where a name first stands. */
function rankGroups(groups: readonly NameGroup[], title: string): NameGroup[] {
  const heading = ` ${transliterate(title).replace(/[^a-z0-9]+/gu, " ")} `;
  const worth = ({ words, mentions }: NameGroup): number => {
    const inTitle = heading.includes(` ${words.at(-1)!} `) ? TITLE_WORTH : 0;
    const surest = mentions.reduce((most, { confidence }) => Math.max(most, confidence), 0);
    return (mentions.length + inTitle) * surest ** 2;
  };
  const ranked = groups.map((group) => ({ group, worth: worth(group) }));
  ranked.sort((a, b) => b.worth - a.worth || a.group.mentions[0]!.start - b.group.mentions[0]!.start);
  return ranked.map(({ group }) => group);
}

function toEntity({ name, words, type, country, mentions }: NameGroup): Entity {
  const key = country === null ? words.join(" ") : `country:${country}`;
  const spans = mentions.map(({ start, end }) => ({ start, end }));
  return { name, type, key, country, count: spans.length, mentions: spans };
}
