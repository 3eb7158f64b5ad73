import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import type { Delivery, Digest } from "../digest/digest.ts";
import type { Database } from "./database.ts";
import type { DigestTables } from "./digest-tables.ts";
import { toDigest } from "./read-digest.ts";

/** The ledger of what is delivered: claimed before posting, closed after. Times are milliseconds since 1970. */
export interface DeliveryLedger {
  /**
   * Opens the ledger for a run (`null`: none) and moves the digest on to its next one, both or neither; `false` where
   * another instance was first. Runs that were missed are noted.
   */
  openDelivery(digest: Digest, runs: DueRuns, nextRunAt: number | null): Promise<boolean>;
  /** Opens the ledger for a run out of turn; `coveredUntil` moves on, the schedule does not. */
  openExtraDelivery(digest: Digest, now: number): Promise<void>;
  /** Takes open deliveries that nobody holds, for `lease` milliseconds. */
  claimDeliveries(now: number, limit: number, lease: number): Promise<readonly Delivery[]>;
  /**
   * Notes that a post that covers articles up to `until` is about to be made: it may soon be there, noted or not. Holds
   * the delivery until `heldUntil`; `false` where another instance has taken it over.
   */
  beginPosting(delivery: Delivery, until: number, heldUntil: number): Promise<boolean>;
  /** Notes that a post is there with so many stories in its thread, while more are to come. */
  notePosted(delivery: Delivery, message: string, parts: number): Promise<void>;
  /** Closes a delivery; a posted one marks what its digest covered. */
  closeDelivery(delivery: Delivery, outcome: DeliveryOutcome): Promise<void>;
  /** Lets go of a delivery until a later moment, noting its `attempts`. */
  putOff(delivery: Delivery, until: number): Promise<void>;
  /** When a digest was missed since it was last posted, oldest first. */
  listMissed(digestId: string): Promise<readonly number[]>;
  /** Forgets closed deliveries that were due before a moment. */
  forgetBefore(time: number): Promise<void>;
}

export type DeliveryOutcome =
  | { readonly state: "posted"; readonly message: string | null; readonly coveredUntil: number }
  | { readonly state: "empty" | "missed" | "refused" };

/** What is due of a digest. */
export interface DueRuns {
  readonly due: number | null;
  /** Runs that are too long ago to be made up for. */
  readonly missed: readonly number[];
}

/** Ledger queries on either dialect. */
export function createDeliveryLedger({ query, dialect }: Database): DeliveryLedger {
  return {
    openDelivery: (digest, { due, missed }, nextRunAt) =>
      query.transaction().execute(async (transaction) => {
        const moved = await transaction
          .updateTable("digest")
          .set({ next_run_at: nextRunAt })
          .where("id", "=", digest.id)
          .where("next_run_at", "=", digest.nextRunAt)
          .returning("id")
          .executeTakeFirst();
        if (moved === undefined) return false;
        const rows = [
          ...missed.map((time) => ({ ...openRow(digest.id, time), state: "missed" as const })),
          ...(due === null ? [] : [openRow(digest.id, due)]),
        ];
        if (rows.length === 0) return true;
        await transaction
          .insertInto("delivery")
          .values(rows)
          .onConflict((conflict) => conflict.column("id").doNothing())
          .execute();
        return true;
      }),

    async openExtraDelivery(digest, now) {
      const row = openRow(digest.id, now);
      await query
        .insertInto("delivery")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
    },

    async claimDeliveries(now, limit, lease) {
      const claimed = await query
        .updateTable("delivery")
        .set({ claimed_until: now + lease })
        .where("id", "in", (eb) =>
          eb
            .selectFrom("delivery as free")
            .select("free.id")
            .where("free.state", "=", "open")
            .where("free.claimed_until", "<=", now)
            .orderBy("free.due_at")
            .$if(dialect === "postgres", (free) => free.forUpdate().skipLocked())
            .limit(limit),
        )
        .where("claimed_until", "<=", now)
        .returningAll()
        .execute();
      const found = await Promise.all(
        claimed.map(async (row) => {
          const digest = await query
            .selectFrom("digest")
            .selectAll()
            .where("id", "=", row.digest_id)
            .executeTakeFirst();
          return digest === undefined ? [] : [toDelivery(row, toDigest(digest))];
        }),
      );
      return found.flat();
    },

    async beginPosting({ id, claimedUntil }, until, heldUntil) {
      const held = await query
        .updateTable("delivery")
        .set({ posting_until: until, claimed_until: heldUntil })
        .where("id", "=", id)
        .where("state", "=", "open")
        .where("claimed_until", "=", claimedUntil)
        .returning("id")
        .executeTakeFirst();
      return held !== undefined;
    },

    async notePosted({ id }, message, parts) {
      await query.updateTable("delivery").set({ message, parts }).where("id", "=", id).execute();
    },

    closeDelivery: (delivery, outcome) =>
      query.transaction().execute(async (transaction) => {
        const message = outcome.state === "posted" ? outcome.message : null;
        await transaction
          .updateTable("delivery")
          .set({ state: outcome.state, message })
          .where("id", "=", delivery.id)
          .execute();
        if (outcome.state !== "posted") return;
        await transaction
          .updateTable("digest")
          .set({ covered_until: outcome.coveredUntil })
          .where("id", "=", delivery.digest.id)
          .execute();
      }),

    async putOff({ id, attempts }, until) {
      await query
        .updateTable("delivery")
        .set({ claimed_until: until, attempts })
        .where("id", "=", id)
        .execute();
    },

    async listMissed(digestId) {
      const rows = await query
        .selectFrom("delivery")
        .select("due_at")
        .where("digest_id", "=", digestId)
        .where("state", "=", "missed")
        .where("due_at", ">", (eb) =>
          eb
            .selectFrom("delivery as last")
            .select((inner) => inner.fn.coalesce(inner.fn.max("last.due_at"), inner.lit(0)).as("due_at"))
            .where("last.digest_id", "=", digestId)
            .where("last.state", "=", "posted"),
        )
        .orderBy("due_at")
        .execute();
      return rows.map((row) => Number(row.due_at));
    },

    async forgetBefore(time) {
      await query.deleteFrom("delivery").where("state", "!=", "open").where("due_at", "<", time).execute();
    },
  };
}

/** The id is made from what is delivered, so that two instances cannot open the same run twice. */
function openRow(digestId: string, dueAt: number): DigestTables["delivery"] {
  return {
    id: createHash("sha256").update(`${digestId} ${dueAt}`).digest("hex").slice(0, 24),
    digest_id: digestId,
    due_at: dueAt,
    state: "open",
    claimed_until: 0,
    attempts: 0,
    posting_until: null,
    message: null,
    parts: 0,
  };
}

function toDelivery(row: Selectable<DigestTables["delivery"]>, digest: Digest): Delivery {
  return {
    id: row.id,
    digest,
    dueAt: Number(row.due_at),
    attempts: row.attempts,
    message: row.message,
    parts: row.parts,
    postingUntil: row.posting_until === null ? null : Number(row.posting_until),
    claimedUntil: Number(row.claimed_until),
  };
}
