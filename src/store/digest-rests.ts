import { randomBytes } from "node:crypto";
import type { Digest } from "../digest/digest.ts";
import type { Database } from "./database.ts";
import { toDigest } from "./read-digest.ts";

/** The ids of the briefs of a story: its articles, each with its editions. */
export type StoryIds = readonly (readonly string[])[];

/** Stories that a digest had no room for, in their order. */
export interface DigestRest {
  readonly digest: Digest;
  readonly stories: readonly StoryIds[];
  /** When the digest was made, in milliseconds since 1970. */
  readonly madeAt: number;
}

/** What digests had no room for. */
export interface DigestRestStore {
  /** Keeps the stories that were left over; gives back their id, [a-z0-9]. `now` in milliseconds since 1970. */
  keepRest(digestId: string, stories: readonly StoryIds[], now: number): Promise<string>;
  /** `null` where it was forgotten, with its digest or for its age. */
  findRest(id: string): Promise<DigestRest | null>;
  /** Forgets what was kept before a moment. */
  forgetRests(before: number): Promise<void>;
}

/** Queries of rests on either dialect. */
export function createDigestRestStore({ query }: Database): DigestRestStore {
  return {
    async keepRest(digestId, stories, now) {
      const id = randomBytes(10).toString("hex");
      await query
        .insertInto("digest_rest")
        .values({ id, digest_id: digestId, stories: JSON.stringify(stories), made_at: now })
        .execute();
      return id;
    },

    async findRest(id) {
      const row = await query
        .selectFrom("digest_rest")
        .innerJoin("digest", "digest.id", "digest_rest.digest_id")
        .selectAll("digest")
        .select(["stories", "made_at"])
        .where("digest_rest.id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        digest: toDigest(row),
        stories: JSON.parse(row.stories) as StoryIds[],
        madeAt: Number(row.made_at),
      };
    },

    async forgetRests(before) {
      await query.deleteFrom("digest_rest").where("made_at", "<", before).execute();
    },
  };
}
