import type { Entity, EntityType } from "../entities/entity.ts";
import { isSure } from "../entities/is-sure.ts";
import type { Translator } from "../i18n/translate.ts";
import { countryName } from "../language/language-names.ts";
import type { NameList } from "./card.ts";
import { clipList } from "./clip-text.ts";

/** The types of entities in the order in which cards show them, with the message that heads each. */
export const NAME_LABELS = [
  ["person", "card.people"],
  ["place", "card.places"],
  ["organisation", "card.organisations"],
  ["other", "card.other-names"],
] as const satisfies readonly (readonly [EntityType, string])[];

const NAMES_PER_TYPE = 6;

/** An entity's name for a reader: a country's in their language, any other as the article has it. */
export function nameEntity({ name, country }: Entity, locale: string): string {
  return country === null ? name : countryName(country, locale);
}

/** The entities that are sure by type, the most important of each; types without any are absent. */
export function listNames(entities: readonly Entity[], words: Translator): NameList[] {
  return NAME_LABELS.flatMap(([type, label]) => {
    const found = entities.filter((entity) => entity.type === type && isSure(entity));
    const names = [...new Set(found.map((entity) => nameEntity(entity, words.locale)))];
    const { kept, more } = clipList(names, NAMES_PER_TYPE);
    if (kept.length === 0) return [];
    const moreLabel = more === 0 ? null : words.t("card.more", { count: more });
    return { label: words.t(label), names: kept, more, moreLabel };
  });
}
