import { randomBytes } from "node:crypto";
import type { FeedItem } from "../feeds/feed.ts";
import type { Database } from "./database.ts";

/** An article that a feed announced. Times are milliseconds since 1970. */
export interface Entry {
  readonly id: string;
  readonly feedId: string;
  readonly url: string | null;
  readonly title: string;
  readonly teaser: string;
  readonly language: string;
  readonly publishedAt: string | null;
  readonly seenAt: number;
}

/** An item as it came in. */
export interface IncomingItem {
  readonly item: FeedItem;
  /** What it can be recognised by. */
  readonly marks: readonly string[];
  /** Whether it is news, not only to be remembered as seen. */
  readonly keep: boolean;
  /** Tells its BCP 47 primary language, or `und`; asked of what is new and kept, as telling costs more than reading. */
  readonly language: () => string;
}

/** What feeds announced. */
export interface EntryStore {
  /** Adds the items that are not known by any of their marks; returns those that are new and kept. */
  add(feedId: string, incoming: readonly IncomingItem[], now: number): Promise<readonly Entry[]>;
  /**
   * Entries of the feeds that a channel follows, seen after a moment up to another, newest first; without articles
   * that another of its feeds announced earlier.
   */
  listChannel(channel: string, after: number, until: number, limit: number): Promise<readonly Entry[]>;
  /** A feed's newest entries. */
  listFeed(feedId: string, limit: number): Promise<readonly Entry[]>;
  /** Forgets entries last seen before a moment, and marks that were gone from their feed by then. */
  forgetBefore(time: number): Promise<void>;
}

/** Marks still in the feed are renewed this often, so that what is forgotten is long gone from it. */
const RENEW_AFTER = 7 * 86_400_000;

/** Entry queries on either dialect. */
export function createEntryStore({ query }: Database): EntryStore {
  return {
    add: (feedId, incoming, now) =>
      query.transaction().execute(async (transaction) => {
        const all = incoming.flatMap((one) => one.marks);
        if (all.length === 0) return [];
        const known = new Map(
          (
            await transaction
              .selectFrom("entry_mark")
              .select(["mark", "seen_at"])
              .where("feed_id", "=", feedId)
              .where("mark", "in", all)
              .execute()
          ).map((row) => [row.mark, Number(row.seen_at)]),
        );
        const isStale = (mark: string) => (known.get(mark) ?? 0) < now - RENEW_AFTER;
        const fresh = withoutKnown(incoming, known);
        const marks = [...new Set(all.filter(isStale))].map((mark) => ({
          feed_id: feedId,
          mark,
          seen_at: now,
        }));
        for (const part of chunk(marks))
          await transaction
            .insertInto("entry_mark")
            .values(part)
            .onConflict((conflict) => conflict.columns(["feed_id", "mark"]).doUpdateSet({ seen_at: now }))
            .execute();
        const rows = fresh.filter((one) => one.keep).map((one) => toRow(feedId, one, now));
        for (const part of chunk(rows)) await transaction.insertInto("entry").values(part).execute();
        return rows.map(toEntry);
      }),

    async listChannel(channel, after, until, limit) {
      const rows = await query
        .selectFrom("entry")
        .innerJoin("subscription", "subscription.feed_id", "entry.feed_id")
        .selectAll("entry")
        .where("subscription.channel", "=", channel)
        .where("subscription.paused", "=", 0)
        .where("seen_at", ">", after)
        .where("seen_at", "<=", until)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("entry as earlier")
                .innerJoin("subscription as own", "own.feed_id", "earlier.feed_id")
                .select("earlier.id")
                .whereRef("earlier.url", "=", "entry.url")
                .where("earlier.seen_at", "<=", after)
                .where("own.channel", "=", channel),
            ),
          ),
        )
        .orderBy("seen_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },

    async listFeed(feedId, limit) {
      const rows = await query
        .selectFrom("entry")
        .selectAll()
        .where("feed_id", "=", feedId)
        .orderBy("seen_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(toEntry);
    },

    async forgetBefore(time) {
      await query.deleteFrom("entry").where("seen_at", "<", time).execute();
      // A feed that did not change since was not looked through: what it still holds would come as news.
      await query
        .deleteFrom("entry_mark")
        .where("seen_at", "<", time)
        .where("feed_id", "in", (eb) =>
          eb
            .selectFrom("entry_mark as newer")
            .select("newer.feed_id")
            .where("newer.seen_at", ">=", time + RENEW_AFTER),
        )
        .execute();
    },
  };
}

/** The items that are known by none of their marks, nor repeat an earlier one of the same fetch. */
function withoutKnown(
  incoming: readonly IncomingItem[],
  known: ReadonlyMap<string, unknown>,
): readonly IncomingItem[] {
  const met = new Set(known.keys());
  return incoming.filter(({ marks }) => {
    const isNew = marks.length > 0 && !marks.some((mark) => met.has(mark));
    for (const mark of marks) met.add(mark);
    return isNew;
  });
}

function toRow(feedId: string, { item, language }: IncomingItem, now: number) {
  return {
    id: randomBytes(9).toString("base64url"),
    feed_id: feedId,
    url: item.url,
    title: item.title,
    teaser: item.teaser,
    language: language(),
    published_at: item.publishedAt,
    seen_at: now,
  };
}

function toEntry(row: ReturnType<typeof toRow>): Entry {
  const { feed_id, published_at, seen_at, ...rest } = row;
  return { ...rest, feedId: feed_id, publishedAt: published_at, seenAt: Number(seen_at) };
}

/** Databases limit the number of values in one statement. */
function* chunk<T>(rows: readonly T[], size = 100): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
