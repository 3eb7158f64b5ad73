export interface FeedTables {
  feed: {
    id: string;
    url: string;
    title: string;
    language: string | null;
    etag: string | null;
    last_modified: string | null;
    /** SHA-256 of the body that was read last, base64url; the same body says nothing new. */
    body_hash: string | null;
    /** How long the publisher wants it kept, in minutes. */
    ttl: number | null;
    /** Milliseconds since 1970, like all times here. */
    next_poll_at: number;
    /** When it last brought items. */
    polled_at: number | null;
    failures: number;
    failing_since: number | null;
    /** Why the last poll failed. */
    problem: string | null;
  };
  subscription: {
    id: string;
    feed_id: string;
    platform: string;
    tenant: string;
    channel: string;
    /** Who set it up. */
    person: string;
    created_at: number;
    /** 0 or 1. */
    paused: number;
    /** A FeedFilter as JSON. */
    filter: string;
  };
  entry: {
    id: string;
    feed_id: string;
    url: string | null;
    title: string;
    teaser: string;
    language: string;
    published_at: string | null;
    seen_at: number;
  };
  entry_mark: { feed_id: string; mark: string; seen_at: number };
}
