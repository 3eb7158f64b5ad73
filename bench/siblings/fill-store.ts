import { type Kysely, sql } from "kysely";
import { chooseTerms, MAX_TERMS } from "../../src/siblings/choose-terms.ts";
import { hashKey } from "../../src/siblings/hash-key.ts";
import { profileOf } from "../../src/siblings/profile.ts";
import { countTerms, type TermWeights, termWeights } from "../../src/siblings/term-weights.ts";
import { PUBLIC_TENANT } from "../../src/store/audience.ts";
import type { Database } from "../../src/store/database.ts";
import { addFrequencies, isSampled } from "../../src/store/sibling-frequencies.ts";
import type { IndexedArticle } from "../../src/store/sibling-index.ts";
import type { Tables } from "../../src/store/tables.ts";
import { synthesise } from "./synthesise.ts";

const LOAD = 2_000;
const ROWS = 400;
/** Tables that postings wait in: a database that is silent for half a minute, sorting all at once, is given up. */
const BUCKETS = Array.from({ length: 64 }, (_, bucket) => ({
  bucket,
  table: sql.raw(`posting_load_${bucket}`),
}));

/** Writes synthetic articles `from` to `to` with their postings sorted, which no live store could: many times as fast. */
export async function fillStore({ query }: Database, from: number, to: number): Promise<void> {
  const sample = Array.from({ length: 5_000 }, (_, n) => profileOf(synthesise(n).signature));
  const weights = termWeights(countTerms(sample));
  for (const { table } of BUCKETS)
    await sql`create table if not exists ${table} (term bigint, article integer)`.execute(query);
  for (let start = from; start < to; start += LOAD) {
    const size = Math.min(LOAD, to - start);
    const articles = Array.from({ length: size }, (_, n) => synthesise(start + n));
    await query.transaction().execute((transaction) => loadArticles(transaction, articles, weights));
  }
  for (const { table } of BUCKETS) {
    const sorted = sql`select distinct term, article from ${table} order by term, article`;
    await sql`insert into sibling_term ${sorted}`.execute(query);
    await sql`drop table ${table}`.execute(query);
  }
}

async function loadArticles(
  query: Kysely<Tables>,
  articles: readonly IndexedArticle[],
  weights: TermWeights,
): Promise<void> {
  await saveBriefs(query, articles);
  const numbers = await saveArticles(query, articles);
  const postings = BUCKETS.map((): string[] => []);
  const sampled: string[][] = [];
  for (const { id, signature } of articles) {
    const profile = profileOf(signature);
    const number = numbers.get(id)!;
    for (const term of chooseTerms(profile, weights, MAX_TERMS).map(({ key }) => hashKey(key)))
      postings[Math.floor((term / 2 ** 53) * BUCKETS.length)]!.push(`(${term},${number})`);
    if (isSampled(number)) sampled.push([...profile.markOfKey.keys()]);
  }
  for (const { bucket, table } of BUCKETS) {
    if (postings[bucket]!.length === 0) continue;
    await sql`insert into ${table} values ${sql.raw(postings[bucket]!.join(","))}`.execute(query);
  }
  await addFrequencies(query, sampled);
}

/** The briefs that indexed articles belong to, public and empty. */
export async function saveBriefs(query: Kysely<Tables>, articles: readonly IndexedArticle[]): Promise<void> {
  for (let start = 0; start < articles.length; start += ROWS) {
    const some = articles.slice(start, start + ROWS);
    const briefs = some.map(({ id, signature }) => ({
      id,
      url: null,
      language: signature.language,
      content_hash: "",
      published_at: null,
      read_at: 0,
      body: "{}",
    }));
    const sightings = some.map(({ id }) => ({
      tenant: PUBLIC_TENANT,
      brief_id: id,
      channel: "feed",
      seen_at: 0,
    }));
    await query.insertInto("brief").values(briefs).execute();
    await query.insertInto("sighting").values(sightings).execute();
  }
}

async function saveArticles(
  query: Kysely<Tables>,
  articles: readonly IndexedArticle[],
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (let start = 0; start < articles.length; start += ROWS) {
    const rows = articles.slice(start, start + ROWS).map(({ id, signature }) => ({
      brief_id: id,
      content_hash: 0,
      language: signature.language,
      url: null,
      title: id,
      publisher: null,
      signature: JSON.stringify(signature),
    }));
    const numbered = await query
      .insertInto("sibling_article")
      .values(rows)
      .returning(["number", "brief_id"])
      .execute();
    for (const row of numbered) numbers.set(row.brief_id, row.number);
  }
  return numbers;
}
