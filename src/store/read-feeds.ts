import type { FeedFilter } from "../feeds/feed-filter.ts";
import type { FeedTables } from "./feed-tables.ts";
import type { StoredFeed, Subscription } from "./feeds.ts";

type SubscriptionRow = Omit<FeedTables["subscription"], "created_at"> &
  Pick<FeedTables["feed"], "url" | "title" | "failing_since" | "problem">;

/** A subscription from its row with its feed's. */
export function toSubscription({
  feed_id,
  paused,
  filter,
  failing_since,
  ...row
}: SubscriptionRow): Subscription {
  return {
    ...row,
    feedId: feed_id,
    paused: paused === 1,
    filter: JSON.parse(filter) as FeedFilter,
    failingSince: toTime(failing_since),
  };
}

/** A feed from its row; PostgreSQL gives bigints as strings. */
export function toFeed(row: StoredFeed): StoredFeed {
  const { next_poll_at, polled_at, failing_since } = row;
  return {
    ...row,
    next_poll_at: Number(next_poll_at),
    polled_at: toTime(polled_at),
    failing_since: toTime(failing_since),
  };
}

function toTime(value: number | null): number | null {
  return value === null ? null : Number(value);
}
