import type { Article } from "../article/article.ts";
import type { Entity } from "../entities/entity.ts";
import { writtenTag } from "../language/written-tag.ts";
import type { Sentence } from "../text/span.ts";
import { readSentence } from "./read-sentence.ts";
import { SIGNATURE_VERSION, type Signature } from "./signature.ts";

const MAX_SENTENCES = 400;
const MAX_SENTENCE_LENGTH = 2_000;

/** Reduces an article to the evidence by which its editions in other languages are found. Pure. */
export function makeSignature(reading: {
  readonly article: Pick<Article, "title" | "text" | "publishedAt" | "canonicalUrl" | "links">;
  readonly language: string;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
}): Signature {
  const { article, sentences } = reading;
  const language = writtenTag(reading.language, article.text || article.title);
  return {
    version: SIGNATURE_VERSION,
    language,
    publishedAt: article.publishedAt,
    site: siteOf(article.canonicalUrl),
    title: readSentence(article.title.slice(0, MAX_SENTENCE_LENGTH), language),
    sentences: sentences
      .slice(0, MAX_SENTENCES)
      .map(({ start, end }) =>
        readSentence(article.text.slice(start, Math.min(end, start + MAX_SENTENCE_LENGTH)), language),
      ),
    links: article.links.map(linkKey).filter((link) => link !== ""),
  };
}

function siteOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, "") : null;
}

function linkKey(link: string): string {
  if (!URL.canParse(link)) return "";
  const { hostname, pathname } = new URL(link);
  return pathname.length < 2 ? "" : `${hostname.replace(/^www\./u, "")}${pathname}`;
}
