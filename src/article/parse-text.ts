import type { Article } from "./article.ts";
import { collapse } from "./html/html-tree.ts";

/** What is known of a text from elsewhere. */
export interface TextHints {
  readonly title?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly lang?: string;
}

/** Reads pasted text or a text file as an Article. Throws ReadingError `too-short` where there is no text. */
export function parseText(text: string, hints: TextHints = {}): Article {
  const paragraphs = text
    .split(/\r?\n/)
    .map(collapse)
    .filter((line) => line !== "");
  return {
    url: hints.url ?? null,
    canonicalUrl: hints.url ?? null,
    title: hints.title ?? "",
    byline: null,
    publisher: null,
    declaredLanguage: hints.lang ?? null,
    publishedAt: hints.publishedAt ?? null,
    image: null,
    text: paragraphs.join("\n\n"),
    alternates: [],
    links: [],
  };
}
