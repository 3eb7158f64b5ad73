import { countryOf, regionType } from "./country-codes.ts";
import type { EntityType } from "./entity.ts";
import { isAcronym, joinAcronyms } from "./join-acronyms.ts";
import { joinParts } from "./join-parts.ts";
import { mergeBy, type NameGroup } from "./merge-groups.ts";
import type { NameForm } from "./name-form.ts";
import { inflection, sameName } from "./same-name.ts";
import { loadNameList } from "./tagger/load-name-list.ts";

/**
 * Joins the forms of one name: inflected ones, names of one country, acronyms to what they stand for, and parts of
 * a person's name to the whole.
 */
export function joinForms(forms: readonly NameForm[], language: string): NameGroup[] {
  const groups = joinInflected(forms, language);
  const byCountry = mergeBy(groups, ({ country }) => country, longer);
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
  return {
    name: base.name,
    words: base.words,
    type: base.type,
    country: regionOf(cluster, base.type, language),
    mentions,
  };
}

function regionOf(cluster: readonly NameForm[], type: EntityType, language: string): string | null {
  if (type !== "place" && type !== "organisation") return null;
  const names = cluster.map(({ name }) => name);
  const code = countryOf(names, language);
  return code !== null && regionType(code) === type ? code : null;
}

/**
 * The shortest form is nearest to the base form; among equally long ones one whose last word lists know, then one in
 * -a (whose other cases are as long: `Priština`, `Prištine`, `Prištinu`), then the most frequent.
 */
function isPlainer(form: NameForm, than: NameForm): boolean {
  const longer = form.name.length - than.name.length;
  if (longer !== 0) return longer < 0;
  const [worth, others] = [baseWorth(form), baseWorth(than)];
  return worth > others || (worth === others && form.mentions.length > than.mentions.length);
}

function baseWorth({ words }: NameForm): number {
  const last = words.at(-1)!;
  return (loadNameList().bits(last) > 0 ? 2 : 0) + (last.endsWith("a") ? 1 : 0);
}

/** Of two names of one country the one in more words (`US` and `United States`). */
function longer(left: NameGroup, right: NameGroup): NameGroup {
  return right.words.length > left.words.length || isAcronym(left.name) ? right : left;
}
