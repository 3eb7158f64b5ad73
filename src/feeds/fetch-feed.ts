import { createHash } from "node:crypto";
import type { FetchedBody, PageFetcher } from "../article/fetch-page.ts";
import { ReadingError } from "../errors.ts";
import type { StoredFeed } from "../store/feeds.ts";
import type { Feed } from "./feed.ts";
import type { PollTiming } from "./next-poll.ts";
import type { ReadFeed } from "./read-feed.ts";

/** What a publisher answered; `feed` is `null` where it holds nothing that was not read before. */
export interface FeedAnswer {
  readonly feed: Feed | null;
  /** The feed's new address, where the publisher said that the old one moved for good. */
  readonly permanentUrl: string | null;
  readonly timing: Pick<PollTiming, "cacheControl" | "retryAfter">;
  /** By what the next answer shall be recognised; absent parts stay as they are. */
  readonly validators: Partial<Pick<StoredFeed, "etag" | "last_modified" | "body_hash">>;
}

/** A refusal that says when to come again. */
export class RefusedPoll extends ReadingError {
  readonly timing: FeedAnswer["timing"];

  constructor(problem: ReadingError["problem"], detail: string, timing: FeedAnswer["timing"]) {
    super(problem, detail);
    this.timing = timing;
  }
}

const MAX_FEED_BYTES = 5_000_000;

const ACCEPT =
  "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5";

/**
 * Asks for a feed by conditional GET (RFC 9110, 13). A body that was read before is not read again, as many publishers
 * ignore the condition. Throws ReadingError, as RefusedPoll where the publisher answered.
 */
export async function fetchFeed(
  feed: Pick<StoredFeed, "url" | "etag" | "last_modified" | "body_hash">,
  { fetcher, parse }: { readonly fetcher: Pick<PageFetcher, "fetchBody">; readonly parse: ReadFeed },
): Promise<FeedAnswer> {
  const fetched = await fetcher.fetchBody(feed.url, {
    accept: ACCEPT,
    maxBytes: MAX_FEED_BYTES,
    headers: {
      ...(feed.etag !== null && { "if-none-match": feed.etag }),
      ...(feed.last_modified !== null && { "if-modified-since": feed.last_modified }),
    },
  });
  const { status, body, url, permanentUrl } = fetched;
  const timing = {
    cacheControl: header(fetched, "cache-control") ?? null,
    retryAfter: header(fetched, "retry-after") ?? null,
  };
  if (status === 304) return { feed: null, permanentUrl, timing, validators: {} };
  if (status !== 200) {
    const problem = status === 404 || status === 410 ? "not-found" : "unreachable";
    throw new RefusedPoll(problem, `HTTP ${status}`, timing);
  }
  const validators = {
    etag: header(fetched, "etag") ?? null,
    last_modified: header(fetched, "last-modified") ?? null,
    body_hash: createHash("sha256").update(body).digest("base64url"),
  };
  const isKnown = validators.body_hash === feed.body_hash;
  return {
    feed: isKnown ? null : await parse(body, header(fetched, "content-type"), url),
    permanentUrl,
    timing,
    validators,
  };
}

function header({ headers }: FetchedBody, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
