import type { Kysely } from "kysely";
import { DEAD_AFTER, type FeedHealth } from "../feeds/feed-health.ts";
import type { Tables } from "./tables.ts";

/** Counts feeds by how often they failed in a row. */
export async function readFeedHealth(query: Kysely<Tables>): Promise<FeedHealth> {
  const { all, well, dead } = await query
    .selectFrom("feed")
    .select(({ fn }) => [
      fn.countAll().as("all"),
      fn.countAll().filterWhere("failures", "=", 0).as("well"),
      fn.countAll().filterWhere("failures", ">=", DEAD_AFTER).as("dead"),
    ])
    .executeTakeFirstOrThrow();
  return { well: Number(well), failing: Number(all) - Number(well) - Number(dead), dead: Number(dead) };
}
