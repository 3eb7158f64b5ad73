import type { Database } from "./database.ts";

export interface EventTables {
  seen_event: {
    id: string;
    seen_at: number;
    platform: string | null;
    /** JSON; gone once the event is answered. */
    payload: string | null;
    holder: string | null;
    held_until: number | null;
    attempts: number;
  };
}

/** Something that happened on a platform, as its adapter understands it. */
export interface PlatformEvent {
  /** The same however often the platform tells of it. */
  readonly id: string;
  readonly platform: string;
  /** What JSON can say. */
  readonly payload: unknown;
}

/** An event whose answer was begun, and how often. */
export interface BegunEvent extends PlatformEvent {
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Until when somebody answers an event, alone. Times are milliseconds since 1970. */
export interface Hold {
  readonly holder: string;
  readonly until: number;
}

/** Events are kept from their receipt until they are answered; their ids longer, to know them again. */
export interface EventStore {
  /** Keeps and holds an event; `false` where any instance has seen its id. */
  receive(event: PlatformEvent, hold: Hold, now: number): Promise<boolean>;
  /** Holds on to events; returns the ids of those that are still one's own. */
  renew(ids: readonly string[], hold: Hold): Promise<ReadonlySet<string>>;
  /** Takes what others left: events of these platforms that nobody holds any more, of fewer than so many attempts. */
  takeLeft(
    platforms: readonly string[],
    hold: Hold,
    now: number,
    limits: { readonly attempts: number; readonly events: number },
  ): Promise<readonly BegunEvent[]>;
  /** The event is answered: its payload is forgotten. Of what another holds by now, nothing. */
  finish(id: string, holder: string): Promise<void>;
  /** Lets others have an event from a time on. */
  letGo(id: string, holder: string, from: number): Promise<void>;
  /** Forgets the payloads of what nobody holds after so many attempts; returns their ids. */
  giveUp(now: number, attempts: number): Promise<readonly string[]>;
  /** Forgets what was received before a time. */
  prune(before: number): Promise<void>;
}

/** Queries of events on either dialect. */
export function createEventStore({ query, dialect }: Database): EventStore {
  return {
    async receive({ id, platform, payload }, { holder, until }, now) {
      const text = JSON.stringify(payload);
      const { numInsertedOrUpdatedRows } = await query
        .insertInto("seen_event")
        .values({ id, seen_at: now, platform, payload: text, holder, held_until: until, attempts: 1 })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async renew(ids, { holder, until }) {
      const rows = await query
        .updateTable("seen_event")
        .set({ held_until: until })
        .where("id", "in", ids)
        .where("holder", "=", holder)
        .where("payload", "is not", null)
        .returning("id")
        .execute();
      return new Set(rows.map(({ id }) => id));
    },

    async takeLeft(platforms, { holder, until }, now, limits) {
      const rows = await query
        .updateTable("seen_event")
        .set(({ eb }) => ({ holder, held_until: until, attempts: eb("attempts", "+", 1) }))
        .where("id", "in", (eb) =>
          eb
            .selectFrom("seen_event as left")
            .select("left.id")
            .where("left.payload", "is not", null)
            .where("left.platform", "in", platforms)
            .where("left.held_until", "<=", now)
            .where("left.attempts", "<", limits.attempts)
            .orderBy("left.held_until")
            .$if(dialect === "postgres", (left) => left.forUpdate().skipLocked())
            .limit(limits.events),
        )
        .where("held_until", "<=", now)
        .returningAll()
        .execute();
      return rows.map(({ id, platform, payload, attempts, seen_at }) => ({
        id,
        platform: platform ?? "",
        payload: JSON.parse(payload ?? "null"),
        attempts,
        receivedAt: Number(seen_at),
      }));
    },

    async finish(id, holder) {
      await query
        .updateTable("seen_event")
        .set({ payload: null })
        .where("id", "=", id)
        .where("holder", "=", holder)
        .execute();
    },

    async letGo(id, holder, from) {
      await query
        .updateTable("seen_event")
        .set({ held_until: from })
        .where("id", "=", id)
        .where("holder", "=", holder)
        .execute();
    },

    async giveUp(now, attempts) {
      const rows = await query
        .updateTable("seen_event")
        .set({ payload: null })
        .where("payload", "is not", null)
        .where("held_until", "<=", now)
        .where("attempts", ">=", attempts)
        .returning("id")
        .execute();
      return rows.map(({ id }) => id);
    },

    async prune(before) {
      await query.deleteFrom("seen_event").where("seen_at", "<", before).execute();
    },
  };
}
