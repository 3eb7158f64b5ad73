import { type Kysely, sql } from "kysely";
import { hashKey } from "../siblings/hash-key.ts";
import type { TermCounts } from "../siblings/term-weights.ts";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

type Connected = Pick<Database, "query" | "dialect">;

/** Every article is counted until there are so many, from then on one in eight: the shares stay the same. */
const ALL_UNTIL = 2_000;
const ONE_IN = 8;
/** The least number of parameters that either database takes is far above. */
const CHUNK = 1_000;

/** Whether the keys of the article with this number are counted. */
export function isSampled(number: number): boolean {
  return number <= ALL_UNTIL || number % ONE_IN === 0;
}

function countSampled(articles: number): number {
  if (articles <= ALL_UNTIL) return articles;
  return ALL_UNTIL + Math.floor(articles / ONE_IN) - ALL_UNTIL / ONE_IN;
}

/** In how many of the counted articles each of some keys stands. */
export async function readFrequencies(connected: Connected, keys: readonly string[]): Promise<TermCounts> {
  const [last, articles] = await Promise.all([
    connected.query
      .selectFrom("sibling_article")
      .select((row) => row.fn.max("number").as("number"))
      .executeTakeFirst(),
    readCounts(connected, [...new Set(keys.map(hashKey))]),
  ]);
  return {
    total: countSampled(Number(last?.number ?? 0)),
    count: (key) => articles.get(hashKey(key)) ?? 0,
    totalIn: () => 0,
    countIn: () => 0,
  };
}

async function readCounts(
  { query, dialect }: Connected,
  terms: readonly number[],
): Promise<Map<number, number>> {
  const articles = new Map<number, number>();
  for (let start = 0; start < terms.length; start += CHUNK) {
    const some = terms.slice(start, start + CHUNK);
    const counted = query.selectFrom("sibling_frequency").selectAll();
    // One parameter: a statement with as many as there are keys would be parsed anew for every article.
    const asked =
      dialect === "postgres"
        ? counted.where(sql<boolean>`term = any(${some}::bigint[])`)
        : counted.where("term", "in", some);
    for (const row of await asked.execute()) articles.set(Number(row.term), row.articles);
  }
  return articles;
}

/** Counts the keys of articles that were sampled; each list holds one article's keys, none twice. */
export async function addFrequencies(
  query: Kysely<Tables>,
  sampled: readonly (readonly string[])[],
): Promise<void> {
  const added = new Map<number, number>();
  for (const key of sampled.flat()) {
    const term = hashKey(key);
    added.set(term, (added.get(term) ?? 0) + 1);
  }
  // Always in the same order: two writers must not wait for each other's rows.
  const rows = [...added].sort((x, y) => x[0] - y[0]).map(([term, articles]) => ({ term, articles }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    await query
      .insertInto("sibling_frequency")
      .values(rows.slice(start, start + CHUNK))
      .onConflict((conflict) =>
        conflict
          .column("term")
          .doUpdateSet({ articles: sql`sibling_frequency.articles + excluded.articles` }),
      )
      .execute();
  }
}
