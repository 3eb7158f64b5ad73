import { createHash } from "node:crypto";
import { canonicalUrl } from "../article/canonical-url.ts";
import { findLinks } from "../article/find-links.ts";

/** Links of one message that get a card; the rest are named. */
export const MAX_LINKS = 5;

/** A text without links is taken for a pasted article from this length on, in characters. */
export const MIN_PASTED_LENGTH = 400;

/** Something to read: `key` is the same for links that differ only in how people came to them. */
export type Source =
  | { readonly key: string; readonly url: string }
  | { readonly key: string; readonly text: string };

/** What a message gives to read. */
export interface Wanted {
  /** At most MAX_LINKS. */
  readonly sources: readonly Source[];
  /** The links beyond them. */
  readonly left: readonly string[];
}

/** The articles that a message links to, each once, or the one that it is. */
export function findWanted(text: string): Wanted {
  const byKey = new Map<string, Source>();
  for (const url of findLinks(text)) {
    const key = canonicalUrl(url);
    if (!byKey.has(key)) byKey.set(key, { key, url });
  }
  const links = [...byKey.values()];
  if (links.length > 0)
    return {
      sources: links.slice(0, MAX_LINKS),
      left: links.slice(MAX_LINKS).map(({ key }) => key),
    };
  const pasted = text.trim();
  if (pasted.length < MIN_PASTED_LENGTH) return { sources: [], left: [] };
  const key = `text:${createHash("sha256").update(pasted).digest("hex").slice(0, 32)}`;
  return { sources: [{ key, text: pasted }], left: [] };
}
