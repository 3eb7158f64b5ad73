import type { Article, Page } from "../article/article.ts";
import { extractArticle } from "../article/extract-article.ts";
import { parseText, type TextHints } from "../article/parse-text.ts";
import { ReadingError } from "../errors.ts";
import type { Brief } from "./brief.ts";
import { readArticle } from "./read-article.ts";

/** What crosses the thread boundary: error classes do not survive it, so a ReadingError travels as data. */
export type Outcome =
  | { readonly brief: Brief }
  | { readonly problem: ReadingError["problem"]; readonly detail: string | undefined };

/** Something to be read in a worker: a page, or a text with what is known about it. */
export type Reading =
  | { readonly page: Page; readonly hints?: TextHints }
  | { readonly text: string; readonly hints: TextHints };

/** The worker's entry: reads one page or text. */
export default function read(reading: Reading): Outcome {
  try {
    return { brief: readArticle(toArticle(reading)) };
  } catch (error) {
    if (error instanceof ReadingError) return { problem: error.problem, detail: error.detail };
    throw error;
  }
}

/** What the page itself says goes before what came with it from elsewhere. */
function toArticle(reading: Reading): Article {
  if ("text" in reading) return parseText(reading.text, reading.hints);
  const article = extractArticle(reading.page);
  return {
    ...article,
    title: article.title || (reading.hints?.title ?? ""),
    publishedAt: article.publishedAt ?? reading.hints?.publishedAt ?? null,
  };
}
