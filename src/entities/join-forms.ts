import { countryOf } from "./country-codes.ts";
import type { EntityType } from "./entity.ts";
import type { Mention } from "./mention.ts";
import { majorityType, type NameForm } from "./name-form.ts";
import { inflection, sameName } from "./same-name.ts";

/** All forms of one name: its fullest form and every mention in the order of the text. */
export interface NameGroup {
  readonly name: string;
  readonly words: readonly string[];
  readonly type: EntityType;
  readonly country: string | null;
  readonly mentions: readonly Mention[];
}

/**
 * Joins the forms of one name: inflected ones, names of one country, acronyms to what they stand for, and parts of
 * a person's name to the whole.
 */
export function joinForms(forms: readonly NameForm[], language: string): NameGroup[] {
  const groups = joinInflected(forms, language);
  const byCountry = joinBy(groups, ({ country }) => country);
  return joinParts(joinAcronyms(byCountry), language);
}

function joinInflected(forms: readonly NameForm[], language: string): NameGroup[] {
  const how = inflection(language);
  const buckets = new Map<string, NameForm[][]>();
  const clusters: NameForm[][] = [];
  for (const form of forms) {
    const key = `${form.type} ${form.words.length} ${form.words[0]!.slice(0, 3)}`;
    const near = buckets.get(key) ?? [];
    const cluster = near.find((others) => sameName(others[0]!.words, form.words, how));
    if (cluster !== undefined) cluster.push(form);
    else {
      clusters.push([form]);
      buckets.set(key, [...near, clusters.at(-1)!]);
    }
  }
  return clusters.map((cluster) => toGroup(cluster, language));
}

function toGroup(cluster: readonly NameForm[], language: string): NameGroup {
  const base = cluster.reduce((best, form) => (isPlainer(form, best) ? form : best));
  const mentions = cluster.flatMap((form) => form.mentions).sort((a, b) => a.start - b.start);
  const country =
    base.type === "place"
      ? countryOf(
          cluster.map(({ name }) => name),
          language,
        )
      : null;
  return { name: base.name, words: base.words, type: base.type, country, mentions };
}

/** The shortest form is nearest to the base form; among equally long ones the most frequent. */
function isPlainer(form: NameForm, than: NameForm): boolean {
  const shorter = form.name.length - than.name.length;
  return shorter < 0 || (shorter === 0 && form.mentions.length > than.mentions.length);
}

function joinBy(groups: readonly NameGroup[], keyOf: (group: NameGroup) => string | null): NameGroup[] {
  const heads = new Map<string, NameGroup>();
  const joined: NameGroup[] = [];
  for (const group of groups) {
    const key = keyOf(group);
    if (key === null) joined.push(group);
    else heads.set(key, heads.has(key) ? merge(heads.get(key)!, group) : group);
  }
  return [...joined, ...heads.values()];
}

/** Two groups as one under the longer name (`US` and `United States`), the type by majority. */
function merge(left: NameGroup, right: NameGroup): NameGroup {
  const head = right.words.length > left.words.length || isAcronym(left.name) ? right : left;
  const mentions = [...left.mentions, ...right.mentions].sort((a, b) => a.start - b.start);
  return { ...head, mentions };
}

function isAcronym(name: string): boolean {
  return /^(?:\p{Lu}[.\s]*){2,6}$/u.test(name);
}

/** An acronym belongs to the one name of the text whose capitals spell it. */
function joinAcronyms(groups: readonly NameGroup[]): NameGroup[] {
  const spelled = new Map<string, NameGroup>();
  for (const group of groups) {
    const capitals = group.words.length > 1 ? initials(group.name) : "";
    if (capitals.length > 1 && group.type !== "person" && !spelled.has(capitals))
      spelled.set(capitals, group);
  }
  return mergeInto(groups, (group) => {
    const letters = group.name.replace(/[^\p{L}]/gu, "");
    return isAcronym(group.name) ? spelled.get(letters) : undefined;
  });
}

function initials(name: string): string {
  return (name.match(/(?<![\p{L}\p{M}])\p{Lu}/gu) ?? []).join("");
}

/** A part of a person's name ("Maduro", "Nicolás") belongs to the most mentioned whole that begins or ends with it. */
function joinParts(groups: readonly NameGroup[], language: string): NameGroup[] {
  const how = inflection(language);
  const persons = groups.filter(({ type, words }) => type === "person" && words.length > 1);
  persons.sort((a, b) => b.mentions.length - a.mentions.length || b.words.length - a.words.length);
  return mergeInto(groups, ({ type, words }) => {
    if (type === "place") return undefined;
    const size = words.length;
    const ends = persons.find(
      (whole) => whole.words.length > size && sameName(whole.words.slice(-size), words, how),
    );
    if (ends !== undefined || type !== "person") return ends;
    return persons.find(
      (whole) => whole.words.length > size && sameName(whole.words.slice(0, size), words, how),
    );
  });
}

function mergeInto(
  groups: readonly NameGroup[],
  headOf: (group: NameGroup) => NameGroup | undefined,
): NameGroup[] {
  const heads = new Map(groups.map((group) => [group, [] as NameGroup[]]));
  const target = new Map<NameGroup, NameGroup>();
  for (const group of groups) {
    let head = headOf(group) ?? group;
    while (target.has(head) && head !== group) head = target.get(head)!;
    if (head === group) continue;
    target.set(group, head);
    heads.get(head)!.push(group, ...heads.get(group)!);
    heads.delete(group);
  }
  return [...heads].map(([head, parts]) => {
    const mentions = [head, ...parts].flatMap((group) => group.mentions).sort((a, b) => a.start - b.start);
    const type = head.country === null && head.type === "other" ? majorityType(mentions) : head.type;
    return { ...head, type, mentions };
  });
}
