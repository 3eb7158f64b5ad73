/** One entry of a feed. All strings are plain text. */
export interface FeedItem {
  /** The publisher's own id, where there is one; not to be trusted alone: some change it at every fetch. */
  readonly guid: string | null;
  /** Absolute http(s) address in canonical form. */
  readonly url: string | null;
  readonly title: string;
  /** The teaser, at most 1,000 UTF-16 units. */
  readonly teaser: string;
  /** ISO 8601 date-time, `null` where absent, unreadable or in the future. */
  readonly publishedAt: string | null;
}

/** What a feed says at one moment. */
export interface Feed {
  readonly title: string;
  /** Absolute address of the site it belongs to. */
  readonly siteUrl: string | null;
  /** BCP 47 tag as declared. */
  readonly language: string | null;
  /** How long the publisher wants it kept before the next fetch, in minutes. */
  readonly ttl: number | null;
  /** In the feed's own order, at most MAX_ITEMS. */
  readonly items: readonly FeedItem[];
}

/** Items of one fetch beyond this number are dropped: a feed is news, not an archive. */
export const MAX_ITEMS = 500;
