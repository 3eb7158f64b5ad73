import type { Sentence } from "../text/span.ts";
import { transliterate } from "../text/transliterate.ts";
import type { Entity } from "./entity.ts";
import { findMentions } from "./find-mentions.ts";
import type { NamedIn } from "./gather-evidence.ts";
import { isReadByCues } from "./is-read-by-cues.ts";
import { isSure } from "./is-sure.ts";
import { joinForms } from "./join-forms.ts";
import { judgeName } from "./judge-name.ts";
import type { NameGroup } from "./merge-groups.ts";
import { collectForms } from "./name-form.ts";
import { scriptKind } from "./script-kind.ts";

/** What names are looked for in: an article's title, its text and sentences, and its language (BCP 47 primary tag). */
export interface NamedText {
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly language: string;
}

const TITLE_WORTH = 3;
const LEAST = 0.25;
const CAPITAL = /\p{Lu}/u;

/** The names in a text, each once in its fullest form, most important first. */
export function findEntities({ title, text, sentences, language }: NamedText): Entity[] {
  const forms = collectForms(text, findMentions({ text, sentences, language }));
  const where = { text, language, byCues: isReadByCues(scriptKind(text), language) };
  const entities = joinForms(forms, language).map((group) => toEntity(group, where));
  return rankEntities(entities.filter(mayBeRight), title);
}

/** Drops what is most likely no name, or of another type; in scripts without capitals too little is known for it. */
function mayBeRight({ name, type, confidence }: Entity): boolean {
  return type === "other" || confidence >= LEAST || !CAPITAL.test(name);
}

/** Sure names first, by the number of mentions, a mention in the title counting more; then by where they first stand. */
function rankEntities(entities: readonly Entity[], title: string): Entity[] {
  const heading = ` ${transliterate(title).replace(/[^a-z0-9]+/gu, " ")} `;
  const worth = ({ name, mentions, confidence }: Entity): number => {
    const inTitle = heading.includes(` ${lastWord(name)} `) ? TITLE_WORTH : 0;
    return (mentions.length + inTitle) * confidence ** 2;
  };
  const ranked = entities.map((entity) => ({ entity, sure: isSure(entity), worth: worth(entity) }));
  ranked.sort(
    (a, b) =>
      Number(b.sure) - Number(a.sure) ||
      b.worth - a.worth ||
      a.entity.mentions[0]!.start - b.entity.mentions[0]!.start,
  );
  return ranked.map(({ entity }) => entity);
}

function lastWord(name: string): string {
  return transliterate(name)
    .split(/[\s-]+/u)
    .at(-1)!;
}

function toEntity(group: NameGroup, where: NamedIn): Entity {
  const { name, words, type, country, mentions } = group;
  const key = country === null ? words.join(" ") : `country:${country}`;
  const spans = mentions.map(({ start, end }) => ({ start, end }));
  return {
    name,
    type,
    key,
    country,
    confidence: judgeName(group, where),
    count: spans.length,
    mentions: spans,
  };
}
