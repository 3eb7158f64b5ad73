import { ReadingError } from "../errors.ts";
import type { Article, Page } from "./article.ts";
import { collectLinks } from "./body/collect-links.ts";
import { dropSignature } from "./body/drop-signature.ts";
import { type Body, findBody, proseOf } from "./body/find-body.ts";
import { parseHtml } from "./html/parse-html.ts";
import { isListPage } from "./list-page.ts";
import { readAlternates } from "./metadata/alternates.ts";
import { readJsonLd } from "./metadata/json-ld.ts";
import { readMetaTags } from "./metadata/meta-tags.ts";
import type { PageEvidence } from "./metadata/page-evidence.ts";
import { readMetadata } from "./metadata/read-metadata.ts";
import { parseText } from "./parse-text.ts";
import { isPaywalledTeaser } from "./paywall.ts";

/** Fewer Latin letters' worth of sentences than this are no article. */
const MIN_PROSE = 80;

/**
 * Takes an Article out of a page. Pure; time and memory are linear in the page's length.
 * Throws ReadingError `not-an-article`, `paywalled` or `too-short` where there is nothing to read.
 */
export function extractArticle(page: Page): Article {
  if (page.mediaType === "text/plain") return parseText(page.body, { url: page.url });
  const root = parseHtml(page.body);
  const evidence = { page, root, tags: readMetaTags(root), linked: readJsonLd(root) };
  const body = findBody(root);
  checkBody(evidence, body);
  const metadata = readMetadata(evidence);
  return {
    ...metadata,
    text: dropSignature(body.blocks, metadata.byline)
      .map((block) => block.text)
      .join("\n\n"),
    alternates: readAlternates(root, evidence.linked, [page.url, metadata.canonicalUrl ?? page.url]),
    links: collectLinks(body.element, page.url),
  };
}

function checkBody({ page, root, tags, linked }: PageEvidence, body: Body): void {
  const host = new URL(page.url).hostname;
  const width = proseOf(body);
  const ending = body.blocks.at(-1)?.text ?? "";
  if (isPaywalledTeaser(root, linked, tags, { width, ending })) throw new ReadingError("paywalled", host);
  const isDeclared = linked !== null || tags.first("og:type") === "article";
  if (width < MIN_PROSE) throw new ReadingError(isDeclared ? "too-short" : "not-an-article", host);
  if (!isDeclared && isListPage(body)) throw new ReadingError("not-an-article", host);
}
