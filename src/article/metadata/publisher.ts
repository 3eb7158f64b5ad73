import { fold, titleParts } from "./title.ts";

/** Longer endings of a title are a slogan or a second headline. */
const MAX_NAME_LENGTH = 40;

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
