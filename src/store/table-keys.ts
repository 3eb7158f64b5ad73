import type { Tables } from "./tables.ts";

/** What is not kept for long and belongs to running instances. */
type Passing = "lease" | "bookmark";

/** Every table that is moved, with its key; one comes after those that it refers to. */
export const tableKeys = {
  brief: ["id"],
  address: ["url"],
  sighting: ["tenant", "brief_id", "channel"],
  sibling_article: ["number"],
  sibling_term: ["term", "article"],
  sibling_frequency: ["term"],
  sibling_lexicon: ["languages", "slot"],
  setting: ["scope", "subject", "name"],
  posted_card: ["platform", "channel", "message"],
  asked_brief: ["person", "tenant", "brief_id"],
  seen_event: ["id"],
  feed: ["id"],
  subscription: ["id"],
  entry: ["id"],
  entry_mark: ["feed_id", "mark"],
  installation: ["tenant"],
  direct_tenant: ["direct"],
  digest: ["id"],
  delivery: ["id"],
  digest_rest: ["id"],
} as const satisfies Readonly<Record<Exclude<keyof Tables, Passing>, readonly string[]>>;

export type MovedTable = keyof typeof tableKeys;
