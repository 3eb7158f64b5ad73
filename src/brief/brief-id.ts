import { createHash } from "node:crypto";
import type { Article } from "../article/article.ts";

/** The id of an article's brief: from its canonical address, or from the text where it was pasted. */
export function briefId(article: Pick<Article, "url" | "canonicalUrl" | "title" | "text">): string {
  return shortHash(article.canonicalUrl ?? article.url ?? `${article.title}\n${article.text}`);
}

/** Tells whether an article changed since it was last read. */
export function contentHash(article: Pick<Article, "title" | "text">): string {
  return shortHash(`${article.title}\n${article.text}`);
}

/** 16 characters of [a-z0-9]: 82 bits of SHA-256. */
function shortHash(text: string): string {
  const digest = createHash("sha256").update(text).digest("hex");
  return BigInt(`0x${digest}`).toString(36).slice(0, 16).padStart(16, "0");
}
