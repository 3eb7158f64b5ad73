import { transliterate } from "../text/transliterate.ts";
import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";

/** Mentions of one name: the fullest form first found, and all of them in the order of the text. */
export interface NameGroup {
  readonly name: string;
  readonly type: EntityType;
  readonly mentions: readonly Mention[];
}

interface Form {
  readonly name: string;
  readonly words: readonly string[];
  readonly mentions: Mention[];
}

/** Joins the mentions of one name: equal ones, and a person's shorter ones to the one fuller name that holds them. */
export function joinMentions(text: string, mentions: readonly Mention[]): NameGroup[] {
  const forms = new Map<string, Form>();
  for (const mention of mentions) addForm(forms, text.slice(mention.start, mention.end), mention);
  const byLength = [...forms.values()].sort((a, b) => b.words.length - a.words.length);
  const heads: Form[] = [];
  for (const form of byLength) {
    const head = fullerName(form, heads);
    if (head === undefined) heads.push(form);
    else head.mentions.push(...form.mentions);
  }
  return heads.map((form) => ({
    name: form.name,
    type: majorityType(form.mentions),
    mentions: form.mentions.sort((a, b) => a.start - b.start),
  }));
}

function addForm(forms: Map<string, Form>, name: string, mention: Mention): void {
  const key = transliterate(name);
  const form = forms.get(key);
  if (form === undefined) forms.set(key, { name, words: key.split(/\s+/u), mentions: [mention] });
  else form.mentions.push(mention);
}

function fullerName(form: Form, heads: readonly Form[]): Form | undefined {
  if (majorityType(form.mentions) === "place") return undefined;
  return heads.find((head) => majorityType(head.mentions) === "person" && endsWith(head.words, form.words));
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  const offset = words.length - end.length;
  return offset > 0 && end.every((word, index) => words[offset + index] === word);
}

function majorityType(mentions: readonly Mention[]): EntityType {
  const votes = new Map<EntityType, number>();
  for (const { type, confidence } of mentions) votes.set(type, (votes.get(type) ?? 0) + confidence);
  return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [
    "other",
    -1,
  ] as const)[0] as EntityType;
}
