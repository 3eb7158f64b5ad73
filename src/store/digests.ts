import { randomBytes } from "node:crypto";
import type { Digest } from "../digest/digest.ts";
import type { Database } from "./database.ts";
import { createDeliveryLedger, type DeliveryLedger } from "./deliveries.ts";
import { createDigestRestStore, type DigestRestStore } from "./digest-rests.ts";
import { toDigest } from "./read-digest.ts";

export type NewDigest = Omit<Digest, "id" | "paused">;

/** Digests, the ledger of their deliveries and what these had no room for. Times are milliseconds since 1970. */
export interface DigestStore extends DeliveryLedger, DigestRestStore {
  create(digest: NewDigest, now: number): Promise<Digest>;
  /** A channel's digests, oldest first. */
  listChannel(channel: string): Promise<readonly Digest[]>;
  listTenant(tenant: string): Promise<readonly Digest[]>;
  find(id: string): Promise<Digest | null>;
  /** A paused digest is not due, and what was still to be delivered of it is dropped. */
  setPaused(id: string, paused: boolean, nextRunAt: number | null): Promise<void>;
  setNextRun(id: string, nextRunAt: number | null): Promise<void>;
  remove(id: string): Promise<void>;
  forgetTenant(tenant: string): Promise<void>;
  /** Digests that a person set up stay; who it was is erased. */
  forgetPerson(platform: string, person: string): Promise<void>;
  /** Digests that are due, longest overdue first. */
  listDue(now: number, limit: number): Promise<readonly Digest[]>;
}

/** Digest queries on either dialect. */
export function createDigestStore(database: Database): DigestStore {
  const { query } = database;
  const digests = () => query.selectFrom("digest").selectAll();
  const list = async (column: "channel" | "tenant", value: string) =>
    (await digests().where(column, "=", value).orderBy("created_at").orderBy("id").execute()).map(toDigest);

  return {
    async create(digest, now) {
      const row = {
        id: randomBytes(5).toString("hex"),
        platform: digest.platform,
        tenant: digest.tenant,
        channel: digest.channel,
        person: digest.person,
        settings: JSON.stringify(digest.settings),
        paused: 0,
        next_run_at: digest.nextRunAt,
        covered_until: digest.coveredUntil,
        created_at: now,
      };
      await query.insertInto("digest").values(row).execute();
      return toDigest(row);
    },
    listChannel: (channel) => list("channel", channel),
    listTenant: (tenant) => list("tenant", tenant),
    async find(id) {
      const row = await digests().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toDigest(row);
    },
    setPaused: (id, paused, nextRunAt) =>
      query.transaction().execute(async (transaction) => {
        const changed = { paused: paused ? 1 : 0, next_run_at: nextRunAt };
        await transaction.updateTable("digest").set(changed).where("id", "=", id).execute();
        if (!paused) return;
        await transaction
          .updateTable("delivery")
          .set({ state: "dropped" })
          .where("digest_id", "=", id)
          .where("state", "=", "open")
          .execute();
      }),
    async setNextRun(id, nextRunAt) {
      await query.updateTable("digest").set({ next_run_at: nextRunAt }).where("id", "=", id).execute();
    },
    async remove(id) {
      await query.deleteFrom("digest").where("id", "=", id).execute();
    },
    async forgetTenant(tenant) {
      await query.deleteFrom("digest").where("tenant", "=", tenant).execute();
    },
    async forgetPerson(platform, person) {
      await query
        .updateTable("digest")
        .set({ person: "" })
        .where("platform", "=", platform)
        .where("person", "=", person)
        .execute();
    },
    async listDue(now, limit) {
      const rows = await digests()
        .where("paused", "=", 0)
        .where("next_run_at", "<=", now)
        .orderBy("next_run_at")
        .limit(limit)
        .execute();
      return rows.map(toDigest);
    },

    ...createDeliveryLedger(database),
    ...createDigestRestStore(database),
  };
}
