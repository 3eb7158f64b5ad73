import { fold, titleParts } from "./title.ts";

/** Longer endings of a title are a slogan or a second headline. */
const MAX_NAME_LENGTH = 40;

/** Shorter names of hosts stand in other words as well. */
const MIN_HOST_NAME = 4;

/**
 * The first or last part of a `<title>` that the site's host is named after ("… — The Daily Bugle" on dailybugle.example),
 * `null` where none is.
 */
export function publisherLikeHost(pageTitle: string | null, host: string): string | null {
  const names = host
    .split(".")
    .slice(0, -1)
    .map(fold)
    .filter((name) => name.length >= MIN_HOST_NAME);
  const parts = titleParts(pageTitle ?? "");
  if (parts.length < 2) return null;
  const isNamed = (part: string) =>
    part.length <= MAX_NAME_LENGTH &&
    names.some((name) => fold(part).includes(name) || isAbbreviated(fold(part), name));
  return [parts.at(-1)!, parts[0]!].find(isNamed) ?? null;
}

/** Whether the host has the whole name and more, as spokesmanreview.example has "Spokesman". */
function isAbbreviated(name: string, host: string): boolean {
  return name.length >= MIN_HOST_NAME && host.includes(name);
}

/**
 * The site's name in a `<title>` such as "Headline - Section - Site" or "Site | Headline": the part farthest from the
 * headline, `null` where the title holds nothing but the headline or the headline is not among its parts.
 */
export function publisherInTitle(
  pageTitle: string | null,
  headlines: readonly (string | null)[],
): string | null {
  const parts = titleParts(pageTitle ?? "");
  const known = new Set(headlines.filter((text) => text !== null).map(fold));
  const at = parts.findIndex((part) => known.has(fold(part)));
  if (parts.length < 2 || at < 0) return null;
  const name = at === parts.length - 1 ? parts[0]! : parts.at(-1)!;
  return name.length <= MAX_NAME_LENGTH ? name : null;
}
