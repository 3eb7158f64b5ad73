import { ReadingError } from "../errors.ts";
import type { Article } from "./article.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { collapse } from "./html/html-tree.ts";
import { languageTag } from "./metadata/language-tag.ts";
import { readMoment } from "./metadata/read-moment.ts";
import { dropBiography } from "./text/drop-biography.ts";
import { readHeading } from "./text/read-heading.ts";
import { splitParagraphs } from "./text/split-paragraphs.ts";

/** What is known of a text from elsewhere; it wins over what the text says of itself. */
export interface TextHints {
  readonly title?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  /** BCP 47 tag. */
  readonly lang?: string;
}

/**
 * Reads pasted text or a text file as an Article: date lines, labelled metadata and a headline become metadata, a
 * trailing self-description of the author goes, lines wrapped by hand are joined. Pure, linear in the length.
 * Throws ReadingError `too-short` where there is no text.
 */
export function parseText(text: string, hints: TextHints = {}): Article {
  const title = collapse(hints.title ?? "");
  const paragraphs = splitParagraphs(text);
  if (paragraphs.length === 0) throw new ReadingError("too-short");
  const heading = readHeading(paragraphs);
  const isUntitled = title !== "" && heading.title !== null && heading.title !== title;
  // A first line that is not the known title is text: it goes back where it was.
  const body = isUntitled ? [heading.title!, ...heading.paragraphs] : heading.paragraphs;
  const url = hints.url ?? heading.url;
  return {
    url,
    canonicalUrl: url !== null && URL.canParse(url) ? canonicalUrl(url) : null,
    title: title || (heading.title ?? ""),
    byline: heading.byline,
    publisher: null,
    declaredLanguage: languageTag(hints.lang),
    publishedAt: (hints.publishedAt ? readMoment(hints.publishedAt) : null) ?? heading.publishedAt,
    image: null,
    text: dropBiography(body).join("\n\n"),
    alternates: [],
    links: [],
  };
}
