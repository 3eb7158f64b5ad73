import { ReadingError } from "../errors.ts";
import type { Article, Page } from "./article.ts";
import { findBody } from "./body/find-body.ts";
import { parseHtml } from "./html/parse-html.ts";
import { readJsonLd } from "./metadata/json-ld.ts";
import { readMetaTags } from "./metadata/meta-tags.ts";
import { readMetadata } from "./metadata/read-metadata.ts";
import { parseText } from "./parse-text.ts";

/**
 * Takes an Article out of a page. Pure; time and memory are linear in the page's length.
 * Throws ReadingError `not-an-article`, `paywalled` or `too-short` where there is nothing to read.
 */
export function extractArticle(page: Page): Article {
  if (page.mediaType === "text/plain") return parseText(page.body, { url: page.url });
  const root = parseHtml(page.body);
  const linked = readJsonLd(root);
  const evidence = { page, root, tags: readMetaTags(root), linked };
  const blocks = findBody(root);
  const text = blocks.map((block) => block.text).join("\n\n");
  if (text === "") throw new ReadingError(linked?.isFree === false ? "paywalled" : "not-an-article");
  return { ...readMetadata(evidence), text, alternates: [], links: [] };
}
