import { primaryLanguage } from "../language/primary-language.ts";
import type { Sibling } from "../siblings/sibling.ts";
import type { Origin } from "./bot.ts";
import type { ChatSettings } from "./settings.ts";

/**
 * The languages (BCP 47 primary, in order) that the one who asks reads: their own choice, else the channel's, else the
 * tenant's, else that of their app and the operator's defaults.
 */
export function languagesOfPerson(
  { person, channel, tenant }: ChatSettings,
  origin: Pick<Origin, "locale">,
  defaults: readonly string[],
): readonly string[] {
  return firstChosen([person.languages, channel.languages, tenant.languages, [origin.locale, ...defaults]]);
}

/** The languages that a channel's members read: what the channel chose, else the tenant, the operator, or the app. */
export function languagesOfChannel(
  { channel, tenant }: ChatSettings,
  origin: Pick<Origin, "locale">,
  defaults: readonly string[],
): readonly string[] {
  return firstChosen([channel.languages, tenant.languages, defaults, [origin.locale]]);
}

/**
 * The language of the edition to quote for a reader of `languages` (in order of preference): `null` where the article
 * is in one of them itself, or has no translation into any.
 */
export function chooseEdition(
  language: string,
  languages: readonly string[],
  siblings: readonly Sibling[],
): string | null {
  if (languages.includes(primaryLanguage(language))) return null;
  const editions = siblings
    .filter((sibling) => sibling.relation === "translation")
    .map((sibling) => primaryLanguage(sibling.language));
  return languages.find((wanted) => editions.includes(wanted)) ?? null;
}

function firstChosen(lists: readonly (readonly string[])[]): readonly string[] {
  const chosen = lists.find((list) => list.length > 0) ?? [];
  return [...new Set(chosen.map(primaryLanguage))].filter((tag) => tag !== "und");
}
