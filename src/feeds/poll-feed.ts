import type { FetchedBody, PageFetcher } from "../article/fetch-page.ts";
import { ReadingError } from "../errors.ts";
import type { EntryStore, IncomingItem } from "../store/entries.ts";
import type { FeedStore, StoredFeed } from "../store/feeds.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { markItems } from "./mark-items.ts";
import { nextPoll, type PollTiming } from "./next-poll.ts";

export interface PollFeedOptions {
  readonly fetcher: Pick<PageFetcher, "fetchBody">;
  /** Parses a feed where it cannot stall the process. Throws ReadingError. */
  readonly parse: (body: Uint8Array, contentType: string | undefined, url: string) => Promise<Feed>;
  readonly feeds: FeedStore;
  readonly entries: EntryStore;
  readonly now: () => number;
  readonly random: () => number;
}

/** What came of a poll. */
export interface PollOutcome {
  /** New entries that are kept. */
  readonly added: number;
  /** Failed polls in a row, this one included. */
  readonly failures: number;
}

const MAX_FEED_BYTES = 5_000_000;

const BUSY_WAIT = 60_000;

/** Of a feed polled for the first time only so many items are news. */
const FIRST_ITEMS = 5;

const ACCEPT =
  "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5";

/** Polls one feed by conditional GET (RFC 9110, 13) and stores what is new. A failure is an outcome, not an error. */
export async function pollFeed(feed: StoredFeed, options: PollFeedOptions): Promise<PollOutcome> {
  const { feeds, now, random } = options;
  try {
    const fetched = await fetchFeed(feed, options);
    const parsed =
      fetched.status === 304
        ? null
        : await options.parse(fetched.body, header(fetched, "content-type"), fetched.url);
    const isMerged = fetched.permanentUrl !== null && !(await feeds.move(feed.id, fetched.permanentUrl));
    if (isMerged) return { added: 0, failures: 0 };
    const added = parsed === null ? 0 : await addItems(feed, parsed, options);
    const ttl = parsed === null ? feed.ttl : parsed.ttl;
    await feeds.savePoll(feed.id, {
      ...(parsed !== null && { title: parsed.title || feed.title, language: parsed.language }),
      ...(fetched.status !== 304 && {
        etag: header(fetched, "etag") ?? null,
        last_modified: header(fetched, "last-modified") ?? null,
      }),
      ttl,
      // A feed that was empty so far has its first news yet to come.
      polled_at: parsed?.items.length === 0 ? feed.polled_at : now(),
      next_poll_at: nextPoll({ ...timingOf(fetched), ttl, failures: 0 }, now(), random),
      failures: 0,
      failing_since: null,
      problem: null,
    });
    return { added, failures: 0 };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    if (error.problem === "busy") return putOff(feed, options);
    return noteFailure(feed, error, options);
  }
}

/** That this process has too much to do is not the feed's failure. */
async function putOff(feed: StoredFeed, { feeds, now, random }: PollFeedOptions): Promise<PollOutcome> {
  await feeds.savePoll(feed.id, { next_poll_at: Math.round(now() + BUSY_WAIT * (1 + random())) });
  return { added: 0, failures: 0 };
}

async function fetchFeed(feed: StoredFeed, { fetcher }: PollFeedOptions): Promise<FetchedBody> {
  const fetched = await fetcher.fetchBody(feed.url, {
    accept: ACCEPT,
    maxBytes: MAX_FEED_BYTES,
    headers: {
      ...(feed.etag !== null && { "if-none-match": feed.etag }),
      ...(feed.last_modified !== null && { "if-modified-since": feed.last_modified }),
    },
  });
  if (fetched.status === 304 || fetched.status === 200) return fetched;
  const problem = fetched.status === 404 || fetched.status === 410 ? "not-found" : "unreachable";
  throw new RefusedPoll(problem, `HTTP ${fetched.status}`, timingOf(fetched));
}

/** A refusal that says when to come again. */
class RefusedPoll extends ReadingError {
  readonly timing: Pick<PollTiming, "cacheControl" | "retryAfter">;

  constructor(problem: ReadingError["problem"], detail: string, timing: RefusedPoll["timing"]) {
    super(problem, detail);
    this.timing = timing;
  }
}

async function noteFailure(
  feed: StoredFeed,
  error: ReadingError,
  options: PollFeedOptions,
): Promise<PollOutcome> {
  const now = options.now();
  const failures = feed.failures + 1;
  const { cacheControl, retryAfter } =
    error instanceof RefusedPoll ? error.timing : { cacheControl: null, retryAfter: null };
  await options.feeds.savePoll(feed.id, {
    next_poll_at: nextPoll({ failures, ttl: null, cacheControl, retryAfter }, now, options.random),
    failures,
    failing_since: feed.failing_since ?? now,
    problem: error.message,
  });
  return { added: 0, failures };
}

async function addItems(feed: StoredFeed, parsed: Feed, options: PollFeedOptions): Promise<number> {
  const marks = markItems(parsed.items);
  const news = feed.polled_at === null ? newest(parsed.items, FIRST_ITEMS) : new Set(parsed.items);
  const incoming = parsed.items.map(
    (item, index): IncomingItem => ({
      item,
      marks: marks[index] ?? [],
      keep: news.has(item),
    }),
  );
  return (await options.entries.add(feed.id, incoming, options.now())).length;
}

/** By date where the feed has dates, else by its own order. */
function newest(items: readonly FeedItem[], count: number): ReadonlySet<FeedItem> {
  const byDate = [...items].sort((a, b) => (b.publishedAt ?? "").localeCompare(a.publishedAt ?? ""));
  return new Set(byDate.slice(0, count));
}

function timingOf(fetched: FetchedBody): Pick<PollTiming, "cacheControl" | "retryAfter"> {
  return {
    cacheControl: header(fetched, "cache-control") ?? null,
    retryAfter: header(fetched, "retry-after") ?? null,
  };
}

function header({ headers }: FetchedBody, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
