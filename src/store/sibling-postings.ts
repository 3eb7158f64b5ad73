import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Term } from "../siblings/choose-terms.ts";
import { hashKey } from "../siblings/hash-key.ts";
import { visibleAudiences } from "./audience.ts";
import type { Database } from "./database.ts";
import type { IndexedArticle } from "./sibling-index.ts";
import type { Tables } from "./tables.ts";

type Connected = Pick<Database, "query" | "dialect">;

/** Only the newest articles with a key are looked at: editions appear within days of each other. */
const NEWEST = 100;
/** So many of the best are checked for language and tenant before the limit is applied. */
const CHECKED = 100;
const CHUNK = 1_000;

/** Posts articles under keys; a posting that is there already stays. */
export async function addPostings(
  { query, dialect }: Connected,
  postings: readonly Tables["sibling_term"][],
): Promise<void> {
  if (postings.length === 0) return;
  // In the index's own order each of its pages is visited once.
  const sorted = [...postings].sort((x, y) => x.term - y.term || x.article - y.article);
  if (dialect === "postgres") {
    const terms = sorted.map(({ term }) => term);
    const articles = sorted.map(({ article }) => article);
    await sql`insert into sibling_term select * from unnest(${terms}::bigint[], ${articles}::integer[])
      on conflict do nothing`.execute(query);
    return;
  }
  for (let start = 0; start < sorted.length; start += CHUNK) {
    await query
      .insertInto("sibling_term")
      .values(sorted.slice(start, start + CHUNK))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Takes an article's postings out; `keys` are all that it may stand under. */
export async function removePostings(
  query: Kysely<Tables>,
  article: number,
  keys: readonly string[],
): Promise<void> {
  const terms = keys.map(hashKey);
  for (let start = 0; start < terms.length; start += CHUNK)
    await query
      .deleteFrom("sibling_term")
      .where("term", "in", terms.slice(start, start + CHUNK))
      .where("article", "=", article)
      .execute();
}

/** The articles in other languages that share most with one, of those an audience may be shown, the best first. */
export async function findSharing(
  { query, dialect }: Connected,
  terms: readonly Term[],
  { id, signature }: IndexedArticle,
  audience: string,
  limit: number,
): Promise<Tables["sibling_article"][]> {
  const postings = dialect === "postgres" ? postingsByArray(terms) : postingsByUnion(terms);
  const { rows } = await sql<Tables["sibling_article"]>`
    select a.brief_id, a.language, a.url, a.title, a.publisher, a.signature
    from (
      select article, sum(weight) as score from ${postings}
      group by article order by score desc limit ${sql.lit(CHECKED)}
    ) as best
    join sibling_article as a on a.number = best.article
    where a.language <> ${signature.language} and a.brief_id <> ${id}
      and exists (select 1 from sighting as s where s.brief_id = a.brief_id and s.tenant in (${sql.join(visibleAudiences(audience))}))
    order by best.score desc limit ${sql.lit(limit)}`.execute(query);
  return rows;
}

/** One statement whatever the number of keys: planning a union of as many parts takes longer than reading them. */
function postingsByArray(terms: readonly Term[]): RawBuilder<unknown> {
  const keys = terms.map(({ key }) => hashKey(key));
  const weights = terms.map(({ weight }) => weight);
  return sql`unnest(${keys}::bigint[], ${weights}::double precision[]) as asked (term, weight)
    cross join lateral (
      select article from sibling_term where term = asked.term order by article desc limit ${sql.lit(NEWEST)}
    ) as newest`;
}

function postingsByUnion(terms: readonly Term[]): RawBuilder<unknown> {
  const lists = terms.map(
    ({ key, weight }) => sql`select article, cast(${weight} as double precision) as weight from (
      select article from sibling_term where term = ${hashKey(key)} order by article desc limit ${sql.lit(NEWEST)}
    ) as newest`,
  );
  return sql`(${sql.join(lists, sql` union all `)}) as postings`;
}
