import type { PageFetcher } from "../article/fetch-page.ts";
import { ReadingError } from "../errors.ts";
import { detectLanguage } from "../language/detect-language.ts";
import type { EntryStore, IncomingItem } from "../store/entries.ts";
import type { FeedStore, SavedPoll, StoredFeed } from "../store/feeds.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { fetchFeed, RefusedPoll } from "./fetch-feed.ts";
import { markItems } from "./mark-items.ts";
import { nextPoll } from "./next-poll.ts";
import type { ReadFeed } from "./read-feed.ts";

export interface PollFeedOptions {
  readonly fetcher: Pick<PageFetcher, "fetchBody">;
  /** Parses a feed where it cannot stall the process. Throws ReadingError. */
  readonly parse: ReadFeed;
  readonly feeds: Pick<FeedStore, "move">;
  readonly entries: EntryStore;
  readonly now: () => number;
  readonly random: () => number;
}

const BUSY_WAIT = 60_000;

/** Of a feed polled for the first time only so many items are news. */
const FIRST_ITEMS = 5;

/**
 * Polls one feed, stores its new articles and gives what is to be noted of the feed, `null` where it is no more. A
 * failure is an outcome, not an error.
 */
export async function pollFeed(
  feed: StoredFeed,
  options: PollFeedOptions,
): Promise<SavedPoll["outcome"] | null> {
  const { feeds, now, random } = options;
  try {
    const answer = await fetchFeed(feed, options);
    const { feed: read, permanentUrl } = answer;
    const isMerged = permanentUrl !== null && !(await feeds.move(feed.id, permanentUrl));
    if (isMerged) return null;
    if (read !== null) await addItems(feed.id, read, feed.polled_at === null, options);
    const ttl = read === null ? feed.ttl : read.ttl;
    return {
      ...(read !== null && { title: read.title || feed.title, language: read.language }),
      ...answer.validators,
      ttl,
      // A feed that was empty so far has its first news yet to come.
      polled_at: (read?.items.length ?? 0) === 0 ? feed.polled_at : now(),
      next_poll_at: nextPoll({ ...answer.timing, ttl, failures: 0 }, now(), random),
      failures: 0,
      failing_since: null,
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    if (error.problem === "busy") return putOff(options);
    return noteFailure(feed, error, options);
  }
}

/** That this process has too much to do is not the feed's failure. */
function putOff({ now, random }: PollFeedOptions): SavedPoll["outcome"] {
  return { next_poll_at: Math.round(now() + BUSY_WAIT * (1 + random())) };
}

function noteFailure(feed: StoredFeed, error: ReadingError, options: PollFeedOptions): SavedPoll["outcome"] {
  const now = options.now();
  const failures = feed.failures + 1;
  const { cacheControl, retryAfter } =
    error instanceof RefusedPoll ? error.timing : { cacheControl: null, retryAfter: null };
  return {
    next_poll_at: nextPoll({ failures, ttl: null, cacheControl, retryAfter }, now, options.random),
    failures,
    failing_since: feed.failing_since ?? now,
    problem: error.message,
  };
}

/** Stores what is new of a feed's items: of a feed that nobody followed before (`isFirst`) the newest few. */
export async function addItems(
  feedId: string,
  read: Feed,
  isFirst: boolean,
  { entries, now }: Pick<PollFeedOptions, "entries" | "now">,
): Promise<void> {
  const marks = markItems(read.items);
  const news = isFirst ? newest(read.items, FIRST_ITEMS) : new Set(read.items);
  const incoming = read.items.map(
    (item, index): IncomingItem => ({
      item,
      marks: marks[index] ?? [],
      keep: news.has(item),
      language: () => detectLanguage(`${item.title}\n\n${item.teaser}`, { declared: read.language }).language,
    }),
  );
  await entries.add(feedId, incoming, now());
}

/** By date where the feed has dates, else by its own order. */
function newest(items: readonly FeedItem[], count: number): ReadonlySet<FeedItem> {
  const byDate = [...items].sort((a, b) => (b.publishedAt ?? "").localeCompare(a.publishedAt ?? ""));
  return new Set(byDate.slice(0, count));
}
