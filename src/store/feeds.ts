import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { FeedFilter } from "../feeds/feed-filter.ts";
import type { FeedHealth } from "../feeds/feed-health.ts";
import type { Database } from "./database.ts";
import type { FeedTables } from "./feed-tables.ts";
import { readFeedHealth } from "./read-feed-health.ts";
import { toFeed, toSubscription } from "./read-feeds.ts";

/** A feed as it is polled. Times are milliseconds since 1970. */
export type StoredFeed = Selectable<FeedTables["feed"]>;

/** A channel's wish to follow a feed. */
export interface Subscription {
  readonly id: string;
  readonly feedId: string;
  readonly url: string;
  readonly title: string;
  readonly platform: string;
  readonly tenant: string;
  readonly channel: string;
  readonly person: string;
  readonly paused: boolean;
  readonly filter: FeedFilter;
  /** Since when the feed has been failing, `null` while it is well. */
  readonly failingSince: number | null;
  readonly problem: string | null;
}

export type NewSubscription = Pick<
  Subscription,
  "url" | "title" | "platform" | "tenant" | "channel" | "person"
>;

/** What a poll changed of a feed; absent parts stay as they are. */
export interface SavedPoll {
  readonly id: string;
  readonly outcome: Partial<Omit<StoredFeed, "id" | "url">>;
}

/** Feeds and who follows them. */
export interface FeedStore {
  /** Follows a feed, due to be polled at once; gives back the existing subscription where there is one. */
  subscribe(
    wanted: NewSubscription,
    now: number,
  ): Promise<{ readonly subscription: Subscription; readonly isNew: boolean }>;
  /** A channel's subscriptions, oldest first. */
  listChannel(channel: string): Promise<readonly Subscription[]>;
  listTenant(tenant: string): Promise<readonly Subscription[]>;
  /** Who follows a feed. */
  listFeed(feedId: string): Promise<readonly Subscription[]>;
  setPaused(id: string, paused: boolean): Promise<void>;
  setFilter(id: string, filter: FeedFilter): Promise<void>;
  /** Stops following; a feed that nobody follows is forgotten with its entries. */
  unsubscribe(id: string): Promise<void>;
  forgetTenant(tenant: string): Promise<void>;
  /** What a person follows stays; who it was is erased. */
  forgetPerson(platform: string, person: string): Promise<void>;
  /** Takes feeds that are due and puts off their next poll by `lease` milliseconds, so that no other instance takes them. */
  claimDue(now: number, limit: number, lease: number): Promise<readonly StoredFeed[]>;
  /** How the feeds are that somebody follows. */
  health(): Promise<FeedHealth>;
  /** Notes the outcomes of polls, all or none. */
  savePolls(polls: readonly SavedPoll[]): Promise<void>;
  /**
   * The publisher moved the feed for good; subscriptions follow. `false`: the new address was known already, its
   * feed took the followers over and this one is no more.
   */
  move(id: string, url: string): Promise<boolean>;
}

/** Feed queries on either dialect. */
export function createFeedStore({ query, dialect }: Database): FeedStore {
  const subscriptions = () =>
    query
      .selectFrom("subscription")
      .innerJoin("feed", "feed.id", "subscription.feed_id")
      .select([
        "subscription.id",
        "feed_id",
        "feed.url",
        "feed.title",
        "platform",
        "tenant",
        "channel",
        "person",
        "paused",
        "filter",
        "failing_since",
        "problem",
      ])
      .orderBy("created_at")
      .orderBy("subscription.id");
  const list = async (column: "channel" | "tenant" | "feed_id", value: string) =>
    (await subscriptions().where(column, "=", value).execute()).map(toSubscription);
  const dropOrphans = () =>
    query
      .deleteFrom("feed")
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("subscription").select("id").whereRef("subscription.feed_id", "=", "feed.id"))),
      )
      .execute();

  return {
    async subscribe({ url, title, ...who }, now) {
      const feedId = shortId(url);
      const id = shortId(`${who.channel} ${feedId}`);
      await query
        .insertInto("feed")
        .values({ ...emptyFeed, id: feedId, url, title, next_poll_at: now })
        .onConflict((conflict) => conflict.column("url").doNothing())
        .execute();
      const feed = await query
        .selectFrom("feed")
        .select("id")
        .where("url", "=", url)
        .executeTakeFirstOrThrow();
      const inserted = await query
        .insertInto("subscription")
        .values({ id, feed_id: feed.id, ...who, created_at: now, paused: 0, filter: "{}" })
        .onConflict((conflict) => conflict.columns(["channel", "feed_id"]).doNothing())
        .returning("id")
        .executeTakeFirst();
      const row = await subscriptions()
        .where("channel", "=", who.channel)
        .where("feed_id", "=", feed.id)
        .executeTakeFirstOrThrow();
      return { subscription: toSubscription(row), isNew: inserted !== undefined };
    },

    listChannel: (channel) => list("channel", channel),
    listTenant: (tenant) => list("tenant", tenant),
    listFeed: (feedId) => list("feed_id", feedId),

    async setPaused(id, paused) {
      await query
        .updateTable("subscription")
        .set({ paused: paused ? 1 : 0 })
        .where("id", "=", id)
        .execute();
    },

    async setFilter(id, filter) {
      await query
        .updateTable("subscription")
        .set({ filter: JSON.stringify(filter) })
        .where("id", "=", id)
        .execute();
    },

    async unsubscribe(id) {
      await query.deleteFrom("subscription").where("id", "=", id).execute();
      await dropOrphans();
    },

    async forgetTenant(tenant) {
      await query.deleteFrom("subscription").where("tenant", "=", tenant).execute();
      await dropOrphans();
    },

    async forgetPerson(platform, person) {
      await query
        .updateTable("subscription")
        .set({ person: "" })
        .where("platform", "=", platform)
        .where("person", "=", person)
        .execute();
    },

    health: () => readFeedHealth(query),

    async claimDue(now, limit, lease) {
      const rows = await query
        .updateTable("feed")
        .set({ next_poll_at: now + lease })
        .where("id", "in", (eb) =>
          eb
            .selectFrom("feed as due")
            .select("due.id")
            .where("due.next_poll_at", "<=", now)
            .where(({ exists, selectFrom }) =>
              exists(
                selectFrom("subscription")
                  .select("subscription.id")
                  .whereRef("subscription.feed_id", "=", "due.id")
                  .where("subscription.paused", "=", 0),
              ),
            )
            .orderBy("due.next_poll_at")
            .$if(dialect === "postgres", (due) => due.forUpdate().skipLocked())
            .limit(limit),
        )
        .where("next_poll_at", "<=", now)
        .returningAll()
        .execute();
      return rows.map(toFeed);
    },

    savePolls: (polls) =>
      query.transaction().execute(async (transaction) => {
        for (const { id, outcome } of polls)
          await transaction.updateTable("feed").set(outcome).where("id", "=", id).execute();
      }),

    move: (id, url) =>
      query.transaction().execute(async (transaction) => {
        const taken = await transaction
          .selectFrom("feed")
          .select("id")
          .where("url", "=", url)
          .where("id", "!=", id)
          .executeTakeFirst();
        if (taken === undefined) {
          await transaction.updateTable("feed").set({ url }).where("id", "=", id).execute();
          return true;
        }
        await transaction
          .updateTable("subscription")
          .set({ feed_id: taken.id })
          .where("feed_id", "=", id)
          .where("channel", "not in", (eb) =>
            eb
              .selectFrom("subscription as other")
              .select("other.channel")
              .where("other.feed_id", "=", taken.id),
          )
          .execute();
        await transaction.deleteFrom("feed").where("id", "=", id).execute();
        return false;
      }),
  };
}

const emptyFeed = {
  language: null,
  etag: null,
  last_modified: null,
  body_hash: null,
  ttl: null,
  polled_at: null,
  failures: 0,
  failing_since: null,
  problem: null,
} as const;

function shortId(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
