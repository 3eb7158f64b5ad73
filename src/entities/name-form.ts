import { transliterate } from "../text/transliterate.ts";
import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";

/** One spelling of a name in a text, with all its mentions. */
export interface NameForm {
  readonly name: string;
  /** In lower-case Latin letters. */
  readonly words: readonly string[];
  readonly type: EntityType;
  readonly mentions: readonly Mention[];
}

const MAX_FORMS = 1000;

/** The distinct spellings of a text's mentions (case and diacritics apart), in the order in which they appear. */
export function collectForms(text: string, mentions: readonly Mention[]): NameForm[] {
  const forms = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = transliterate(text.slice(mention.start, mention.end)).replace(/[\s-]+/gu, " ");
    const known = forms.get(key);
    if (known !== undefined) known.push(mention);
    else if (forms.size < MAX_FORMS) forms.set(key, [mention]);
  }
  return [...forms].map(([key, found]) => {
    const name = plainest(found.map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, " ")));
    return { name, words: key.split(" "), type: majorityType(found), mentions: found };
  });
}

/** Spelled as it is most often, and not in capitals if it can be helped. */
function plainest(names: readonly string[]): string {
  const quiet = names.filter((name) => name !== name.toUpperCase());
  const counts = new Map<string, number>();
  for (const name of quiet.length > 0 ? quiet : names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** The type that the mentions vote for, each with its confidence. */
export function majorityType(mentions: readonly Mention[]): EntityType {
  const votes = new Map<EntityType, number>();
  for (const { type, confidence } of mentions) votes.set(type, (votes.get(type) ?? 0) + confidence);
  return [...votes].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
