import PQueue from "p-queue";
import type { Log } from "../log.ts";
import type { FeedStore, SavedPoll, StoredFeed } from "../store/feeds.ts";
import { DEAD_AFTER } from "./feed-health.ts";
import { type PollFeedOptions, pollFeed } from "./poll-feed.ts";

export interface PollDueFeedsOptions extends PollFeedOptions {
  readonly feeds: Pick<FeedStore, "claimDue" | "savePolls" | "move">;
  /** Tells the channels that follow a feed that it has died. */
  readonly announceDead: (feed: StoredFeed) => Promise<void>;
  readonly log: Log;
}

const AT_ONCE = 16;
const CLAIMED = 64;

/** Outcomes are noted by so many; those that a crash loses are polled again. */
const SAVED_AT_ONCE = 32;

/** How long an instance may take for a poll before another one takes the feed over, in milliseconds. */
const LEASE = 5 * 60_000;

/** One turn of the clock: polls what is due, by shares, until nothing is. Stops when `signal` is aborted. */
export async function pollDueFeeds(options: PollDueFeedsOptions, signal: AbortSignal): Promise<void> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const done: Polled[] = [];
  const poll = async (feed: StoredFeed) => {
    const save = await pollOne(feed, options);
    if (save !== null) done.push({ feed, save });
    if (done.length >= SAVED_AT_ONCE) await note(done.splice(0), options);
  };
  signal.addEventListener("abort", () => queue.clear(), { once: true });
  while (!signal.aborted) {
    const due = await options.feeds.claimDue(options.now(), CLAIMED, LEASE);
    for (const feed of due) void queue.add(() => poll(feed));
    if (due.length < CLAIMED) break;
    await queue.onSizeLessThan(AT_ONCE);
  }
  await queue.onIdle();
  await note(done, options);
}

interface Polled {
  readonly feed: StoredFeed;
  readonly save: SavedPoll["outcome"];
}

/** A feed's failure is in its outcome; what else fails is a fault of ours, and the next lease tries again. */
async function pollOne(feed: StoredFeed, options: PollDueFeedsOptions): Promise<Polled["save"] | null> {
  try {
    return await pollFeed(feed, options);
  } catch (error) {
    options.log.error({ feed: feed.id, err: error }, "a feed could not be polled");
    return null;
  }
}

/** A death is announced once its count is kept, so that no restart announces it again. */
async function note(polls: readonly Polled[], { feeds, announceDead, log }: PollDueFeedsOptions) {
  if (polls.length === 0) return;
  try {
    await feeds.savePolls(polls.map(({ feed, save }) => ({ id: feed.id, outcome: save })));
    for (const { feed, save } of polls) if (save.failures === DEAD_AFTER) await announceDead(feed);
  } catch (error) {
    log.error({ polls: polls.length, err: error }, "outcomes of polls could not be noted");
  }
}
