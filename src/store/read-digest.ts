import type { Selectable } from "kysely";
import type { Digest, DigestSettings } from "../digest/digest.ts";
import type { DigestTables } from "./digest-tables.ts";

/** A digest from its row; PostgreSQL gives bigints as strings. */
export function toDigest(row: Selectable<DigestTables["digest"]>): Digest {
  return {
    id: row.id,
    platform: row.platform,
    tenant: row.tenant,
    channel: row.channel,
    person: row.person,
    settings: JSON.parse(row.settings) as DigestSettings,
    paused: row.paused === 1,
    nextRunAt: row.next_run_at === null ? null : Number(row.next_run_at),
    coveredUntil: Number(row.covered_until),
  };
}
