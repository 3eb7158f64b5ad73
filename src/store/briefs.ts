import type { Brief } from "../brief/brief.ts";
import { contentHash } from "../brief/brief-id.ts";
import { audienceOf, isOfTenant, visibleAudiences } from "./audience.ts";
import type { Database } from "./database.ts";

export interface BriefTables {
  brief: {
    id: string;
    url: string | null;
    language: string;
    /** Of title and text: tells whether the article changed. */
    content_hash: string;
    published_at: string | null;
    /** Milliseconds since 1970. */
    read_at: number;
    /** The Brief as JSON, `""` once its text was forgotten. */
    body: string;
  };
  address: { url: string; brief_id: string };
  /** `tenant`: the audience that met it (`audienceOf`). */
  sighting: { tenant: string; brief_id: string; channel: string; seen_at: number };
}

export interface StoredBrief {
  readonly brief: Brief;
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

const FORGOTTEN = "";

/** Articles that were read. */
export interface BriefStore {
  /** Stores a brief, replacing an older reading of the same article; `address` is the link that led to it. */
  save(brief: Brief, address: string | null, readAt: number): Promise<void>;
  /** Finds a brief by id. */
  find(id: string): Promise<StoredBrief | null>;
  /** Finds a brief by a link that once led to it. */
  findByAddress(address: string): Promise<StoredBrief | null>;
  /** Notes that an audience met an article in a channel. */
  saw(audience: string, briefId: string, channel: string, at: number): Promise<void>;
  /** Articles that a tenant met in a channel after a moment up to another, newest first, at most 100. */
  listSeen(tenant: string, channel: string, after: number, until: number): Promise<readonly Brief[]>;
  /** Whether an audience may be shown a stored article: it or its tenant met it, or it is public. */
  visibleTo(audience: string, briefId: string): Promise<boolean>;
  /** Forgets the texts of articles last read before a moment; what links and finds them stays. */
  forgetTexts(before: number): Promise<void>;
  /** Ids of articles last read before a moment, oldest first. */
  listReadBefore(before: number, limit: number): Promise<readonly string[]>;
  /** Forgets articles with all that links them. */
  remove(ids: readonly string[]): Promise<void>;
  /** Forgets what a tenant met, and the articles that nobody else did. */
  forgetTenant(tenant: string): Promise<void>;
}

/** Brief queries on either dialect. */
export function createBriefStore({ query }: Database): BriefStore {
  return {
    async save(brief, address, readAt) {
      const row = {
        id: brief.id,
        url: brief.article.url,
        language: brief.language,
        content_hash: contentHash(brief.article),
        published_at: brief.article.publishedAt,
        read_at: readAt,
        body: JSON.stringify(brief),
      };
      const { id: _, ...changed } = row;
      await query
        .insertInto("brief")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doUpdateSet(changed))
        .execute();
      if (address === null) return;
      await query
        .insertInto("address")
        .values({ url: address, brief_id: brief.id })
        .onConflict((conflict) => conflict.column("url").doUpdateSet({ brief_id: brief.id }))
        .execute();
    },

    async find(id) {
      const row = await query
        .selectFrom("brief")
        .select(["body", "read_at"])
        .where("id", "=", id)
        .where("body", "<>", FORGOTTEN)
        .executeTakeFirst();
      return row === undefined ? null : toStoredBrief(row);
    },

    async findByAddress(address) {
      const row = await query
        .selectFrom("address")
        .innerJoin("brief", "brief.id", "address.brief_id")
        .select(["body", "read_at"])
        .where("address.url", "=", address)
        .where("body", "<>", FORGOTTEN)
        .executeTakeFirst();
      return row === undefined ? null : toStoredBrief(row);
    },

    async saw(audience, briefId, channel, at) {
      await query
        .insertInto("sighting")
        .values({ tenant: audience, brief_id: briefId, channel, seen_at: at })
        .onConflict((conflict) =>
          conflict.columns(["tenant", "brief_id", "channel"]).doUpdateSet({ seen_at: at }),
        )
        .execute();
    },

    async listSeen(tenant, channel, after, until) {
      const rows = await query
        .selectFrom("sighting")
        .innerJoin("brief", "brief.id", "sighting.brief_id")
        .select(["body", "read_at"])
        .where("tenant", "in", [tenant, audienceOf(tenant, { channel, isPrivate: true })])
        .where("channel", "=", channel)
        .where("seen_at", ">", after)
        .where("seen_at", "<=", until)
        .where("body", "<>", FORGOTTEN)
        .orderBy("seen_at", "desc")
        .limit(100)
        .execute();
      return rows.map((row) => toStoredBrief(row).brief);
    },

    async forgetTexts(before) {
      await query
        .updateTable("brief")
        .set({ body: FORGOTTEN })
        .where("read_at", "<", before)
        .where("body", "<>", FORGOTTEN)
        .execute();
    },

    async listReadBefore(before, limit) {
      const rows = await query
        .selectFrom("brief")
        .select("id")
        .where("read_at", "<", before)
        .orderBy("read_at")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },

    async remove(ids) {
      await query.deleteFrom("brief").where("id", "in", ids).execute();
    },

    async visibleTo(audience, briefId) {
      const row = await query
        .selectFrom("sighting")
        .select("brief_id")
        .where("brief_id", "=", briefId)
        .where("tenant", "in", visibleAudiences(audience))
        .executeTakeFirst();
      return row !== undefined;
    },

    async forgetTenant(tenant) {
      await query
        .deleteFrom("brief")
        .where("id", "in", (inner) =>
          inner.selectFrom("sighting").select("brief_id").where(isOfTenant(tenant)),
        )
        .where("id", "not in", (inner) =>
          inner
            .selectFrom("sighting")
            .select("brief_id")
            .where((one) => one.not(isOfTenant(tenant))),
        )
        .execute();
      await query.deleteFrom("sighting").where(isOfTenant(tenant)).execute();
    },
  };
}

/** PostgreSQL gives a bigint as a string. */
function toStoredBrief(row: { body: string; read_at: number | string }): StoredBrief {
  return { brief: JSON.parse(row.body) as Brief, readAt: Number(row.read_at) };
}
