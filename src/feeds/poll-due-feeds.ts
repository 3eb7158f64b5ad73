import PQueue from "p-queue";
import type { Log } from "../log.ts";
import type { StoredFeed } from "../store/feeds.ts";
import { type PollFeedOptions, pollFeed } from "./poll-feed.ts";

export interface PollDueFeedsOptions extends PollFeedOptions {
  /** Tells the channels that follow a feed that it has died. */
  readonly announceDead: (feed: StoredFeed) => Promise<void>;
  readonly log: Log;
}

const AT_ONCE = 16;
const CLAIMED = 64;

/** How long an instance may take for a poll before another one takes the feed over, in milliseconds. */
const LEASE = 5 * 60_000;

/** A feed that failed so many times in a row, over more than two days, is announced as dead, once. */
export const DEAD_AFTER = 10;

/** One turn of the clock: polls what is due, by shares, until nothing is. Stops when `signal` is aborted. */
export async function pollDueFeeds(options: PollDueFeedsOptions, signal: AbortSignal): Promise<void> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  signal.addEventListener("abort", () => queue.clear(), { once: true });
  while (!signal.aborted) {
    const due = await options.feeds.claimDue(options.now(), CLAIMED, LEASE);
    for (const feed of due) void queue.add(() => pollOne(feed, options));
    if (due.length < CLAIMED) break;
    await queue.onSizeLessThan(AT_ONCE);
  }
  await queue.onIdle();
}

async function pollOne(feed: StoredFeed, options: PollDueFeedsOptions): Promise<void> {
  try {
    const { failures } = await pollFeed(feed, options);
    if (failures === DEAD_AFTER) await options.announceDead(feed);
  } catch (error) {
    options.log.error({ feed: feed.id, err: error }, "a feed could not be polled");
  }
}
