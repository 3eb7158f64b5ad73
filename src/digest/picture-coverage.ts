import type { Brief } from "../brief/brief.ts";
import type { Translator } from "../i18n/translate.ts";
import { countryName, direction } from "../language/language-names.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import { chooseColumns } from "../picture/choose-columns.ts";
import { countItems } from "../picture/count-items.ts";
import { describePicture } from "../picture/describe-picture.ts";
import type { Cell, Picture } from "../picture/picture.ts";

/** Below these a sentence says as much as a picture. */
const LEAST = { articles: 3, languages: 2, places: 2 };
/** A place counts where it is among an article's weightiest names, and is shown where several articles name it. */
const NAMES_OF_ARTICLE = 12;
const ARTICLES_OF_PLACE = 2;
const MAX_PLACES = 6;

interface Place {
  readonly name: string;
  readonly country: string | null;
  /** How many articles in each language name it. */
  readonly languages: Map<string, number>;
}

/**
 * How many articles in which language name which place: countries in the reader's words, other places as an
 * article in the reader's language writes them, else the first. `null` where it would not help. Pure.
 */
export function pictureCoverage(briefs: readonly Brief[], words: Translator): Picture | null {
  const perLanguage = countItems(briefs.map(({ language }) => language));
  const columns = chooseColumns(
    briefs.map(({ language }) => language),
    words,
  );
  const reader = primaryLanguage(words.locale);
  const readable = briefs.toSorted((a, b) => Number(b.language === reader) - Number(a.language === reader));
  const places = collectPlaces(readable)
    .filter(({ languages: counts }) => sum(counts) >= ARTICLES_OF_PLACE)
    .sort((a, b) => sum(b.languages) - sum(a.languages))
    .slice(0, MAX_PLACES);
  const { articles, languages: least, places: leastPlaces } = LEAST;
  if (briefs.length < articles || columns.length < least || places.length < leastPlaces) return null;
  const toCells = (counts: ReadonlyMap<string, number>): (Cell | null)[] =>
    columns.map(({ languages }) => {
      const count = languages.reduce((total, language) => total + (counts.get(language) ?? 0), 0);
      return count === 0 ? null : { count, text: words.formatNumber(count) };
    });
  const picture = {
    title: words.t("picture.coverage-title"),
    direction: direction(words.locale),
    columns: columns.map(({ label }) => label),
    rows: [
      { label: words.t("picture.all"), total: true, cells: toCells(perLanguage) },
      ...places.map(({ name, country, languages: counts }) => ({
        label: country === null ? name : countryName(country, words.locale),
        total: false,
        cells: toCells(counts),
      })),
    ],
    legend: [],
    note: null,
  };
  return { ...picture, alt: describePicture(picture) };
}

/** By the names' keys, which are the same in every language. */
function collectPlaces(briefs: readonly Brief[]): Place[] {
  const places = new Map<string, Place>();
  for (const { language, entities } of briefs) {
    const named = entities
      .slice(0, NAMES_OF_ARTICLE)
      .filter(({ type, country }) => type === "place" || country !== null);
    for (const { key, name, country } of new Map(named.map((entity) => [entity.key, entity])).values()) {
      const place = places.get(key) ?? { name, country, languages: new Map<string, number>() };
      place.languages.set(language, (place.languages.get(language) ?? 0) + 1);
      places.set(key, place);
    }
  }
  return [...places.values()];
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
