import { languageName } from "../language/language-names.ts";
import type { Suggestion } from "./bot.ts";
import { fold, NAMED_LANGUAGES } from "./parse-languages.ts";

/** Platforms show no more. */
export const MAX_SUGGESTIONS = 25;

/**
 * Languages that a half-typed word may mean, by their names in the person's language, in English or in themselves;
 * `first` (BCP 47) goes first where nothing was typed yet.
 */
export function suggestLanguages(typed: string, locale: string, first: readonly string[]): Suggestion[] {
  const start = fold(typed.slice(0, 60));
  const ordered = [...new Set([...first, ...NAMED_LANGUAGES])];
  const named = ordered.map((tag) => ({ tag, names: namesOf(tag, locale) }));
  const beginning = named.filter(({ names }) => names.some((name) => name.startsWith(start)));
  const holding = named.filter(({ names }) => names.some((name) => name.includes(start)));
  return [...new Set([...beginning, ...holding])]
    .slice(0, MAX_SUGGESTIONS)
    .map(({ tag }) => ({ value: tag, label: languageName(tag, locale) }));
}

/** As `suggestLanguages` for the last of several languages separated by commas; the others stay. */
export function suggestLanguageList(typed: string, locale: string, first: readonly string[]): Suggestion[] {
  const comma = typed.lastIndexOf(",");
  const before = comma < 0 ? "" : `${typed.slice(0, comma).trim()}, `;
  return suggestLanguages(typed.slice(comma + 1), locale, first).map(({ value, label }) => ({
    value: before + value,
    label: before + label,
  }));
}

/** Time zones (IANA) that hold what was typed, those that begin with it or whose city does first. */
export function suggestTimeZones(typed: string): Suggestion[] {
  const part = fold(typed.slice(0, 60)).replaceAll(" ", "_");
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => ({ zone, folded: zone.toLowerCase() }));
  const beginning = zones.filter(({ folded }) => folded.startsWith(part) || folded.includes(`/${part}`));
  const holding = zones.filter(({ folded }) => folded.includes(part));
  const exact = isTimeZone(typed.trim()) ? [{ zone: typed.trim(), folded: part }] : [];
  return [...new Set([...exact, ...beginning, ...holding])]
    .slice(0, MAX_SUGGESTIONS)
    .map(({ zone }) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}

/** Names that this ICU does not list but knows: `Europe/Kyiv`. */
function isTimeZone(name: string): boolean {
  if (
    !/^[A-Za-z_]{2,20}\/[A-Za-z_/+-]{2,40}$/.test(name) ||
    Intl.supportedValuesOf("timeZone").includes(name)
  )
    return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function namesOf(tag: string, locale: string): readonly string[] {
  return [languageName(tag, locale), languageName(tag, "en"), languageName(tag, tag), tag].map(fold);
}
