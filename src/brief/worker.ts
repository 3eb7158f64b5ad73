import type { MessagePort } from "node:worker_threads";
import { type Article, NO_ADDRESS, type Page } from "../article/article.ts";
import { extractArticle } from "../article/extract-article.ts";
import { readMoment } from "../article/metadata/read-moment.ts";
import { parseText, type TextHints } from "../article/parse-text.ts";
import { ReadingError } from "../errors.ts";
import type { Feed } from "../feeds/feed.ts";
import { type FetchedFeed, parseFetchedFeed } from "../feeds/parse-feed.ts";
import type { Brief } from "./brief.ts";
import { readArticle } from "./read-article.ts";
import { WARM_UP_PAGE } from "./warm-up-page.ts";

/** What crosses the thread boundary: error classes do not survive it, so a ReadingError travels as data. */
export type Outcome<T> =
  | { readonly value: T }
  | { readonly problem: ReadingError["problem"]; readonly detail: string | undefined };

/** Something to be read in a worker: a page, or a text with what is known about it. */
export type Reading =
  | { readonly page: Page; readonly hints?: TextHints }
  | { readonly text: string; readonly hints: TextHints };

/** A task with the port on which its beginning is told: from there its deadline counts. */
export interface Task<T> {
  readonly reading: T;
  readonly begin: MessagePort;
}

let isPrepared = false;

/** Does once what the first reading would do slowly. */
export function prepare(): void {
  if (isPrepared) return;
  readArticle(extractArticle(WARM_UP_PAGE));
  isPrepared = true;
}

/** Reads one page or text. Loading the models is not the page's fault: its deadline counts from after that. */
export function read(task: Task<Reading>): Outcome<Brief> {
  prepare();
  return perform(task, (reading) => readArticle(toArticle(reading)));
}

/** Reads one feed. */
export function readFeed(task: Task<FetchedFeed>): Outcome<Feed> {
  return perform(task, parseFetchedFeed);
}

function perform<In, Out>({ reading, begin }: Task<In>, work: (reading: In) => Out): Outcome<Out> {
  begin.postMessage(null);
  try {
    return { value: work(reading) };
  } catch (error) {
    if (error instanceof ReadingError) return { problem: error.problem, detail: error.detail };
    throw error;
  }
}

/** What the page itself says goes before what came with it from elsewhere. */
function toArticle(reading: Reading): Article {
  if ("text" in reading) return parseText(reading.text, reading.hints);
  const article = extractArticle(reading.page);
  const told = reading.hints?.publishedAt;
  return {
    ...article,
    ...(reading.page.url === NO_ADDRESS && { url: null, canonicalUrl: null }),
    title: article.title || (reading.hints?.title ?? ""),
    publishedAt: article.publishedAt ?? (told ? readMoment(told) : null),
  };
}
