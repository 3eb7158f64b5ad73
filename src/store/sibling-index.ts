import type { Generated, Kysely } from "kysely";
import type { Brief } from "../brief/brief.ts";
import { chooseTerms, MAX_LOOKED_UP, MAX_TERMS } from "../siblings/choose-terms.ts";
import { hashKey } from "../siblings/hash-key.ts";
import { type Profile, profileOf } from "../siblings/profile.ts";
import { SIGNATURE_VERSION, type Signature } from "../siblings/signature.ts";
import { type TermWeights, termWeights } from "../siblings/term-weights.ts";
import type { Database } from "./database.ts";
import { addFrequencies, isSampled, readFrequencies } from "./sibling-frequencies.ts";
import { addPostings, findSharing, removePostings } from "./sibling-postings.ts";
import type { Tables } from "./tables.ts";

export interface SiblingTables {
  sibling_article: {
    number: Generated<number>;
    brief_id: string;
    /** Of the signature: tells whether the article must be indexed again. */
    content_hash: number;
    language: string;
    url: string | null;
    title: string;
    publisher: string | null;
    /** The Signature as JSON. */
    signature: string;
  };
  sibling_term: { term: number; article: number };
  sibling_frequency: { term: number; articles: number };
}

/** What the index needs of a Brief. */
export interface IndexedArticle {
  readonly id: string;
  readonly article: Pick<Brief["article"], "url" | "title" | "publisher">;
  readonly signature: Signature;
}

/** A stored article that may be a sibling. */
export interface Candidate extends IndexedArticle {
  readonly language: string;
}

/** Candidates with the weights to compare them by. */
export interface Candidates {
  /** Those that share most first. */
  readonly found: readonly Candidate[];
  /** Of the keys of the article asked for, as rare as they are in the store. */
  readonly weights: TermWeights;
}

/** Where siblings are looked for: an inverted index over the signatures of all stored briefs. */
export interface SiblingIndex {
  /** Indexes articles whose briefs are stored; one that did not change since costs one look-up. */
  add(articles: readonly IndexedArticle[]): Promise<void>;
  /** Takes articles out of the index. */
  forget(ids: readonly string[]): Promise<void>;
  /** The articles in other languages that share most with one, of those an audience may be shown. */
  candidates(article: IndexedArticle, audience: string, limit: number): Promise<Candidates>;
}

/** The sibling index on either dialect. */
export function createSiblingIndex({ query, dialect }: Database): SiblingIndex {
  return {
    async add(articles) {
      if (articles.length === 0) return;
      const changed = await findChanged(query, articles);
      if (changed.length === 0) return;
      const prepared = changed.map((entry) => ({ ...entry, profile: profileOf(entry.article.signature) }));
      const keys = new Set(prepared.flatMap(({ profile }) => [...profile.markOfKey.keys()]));
      const weights = termWeights(await readFrequencies({ query, dialect }, [...keys]));
      await query
        .transaction()
        .execute((transaction) => insert({ query: transaction, dialect }, prepared, weights));
    },

    async forget(ids) {
      const rows = await query
        .selectFrom("sibling_article")
        .select(["number", "signature"])
        .where("brief_id", "in", ids)
        .execute();
      await query.transaction().execute(async (transaction) => {
        for (const { number, signature } of rows) {
          const keys = profileOf(JSON.parse(signature) as Signature).markOfKey.keys();
          await removePostings(transaction, number, [...keys]);
        }
        await transaction.deleteFrom("sibling_article").where("brief_id", "in", ids).execute();
      });
    },

    async candidates(article, audience, limit) {
      const profile = profileOf(article.signature);
      const weights = termWeights(await readFrequencies({ query, dialect }, [...profile.markOfKey.keys()]));
      const terms = chooseTerms(profile, weights, MAX_LOOKED_UP);
      if (terms.length === 0) return { found: [], weights };
      const rows = await findSharing({ query, dialect }, terms, article, audience, limit);
      const found = rows.map(toCandidate).filter(({ signature }) => signature.version === SIGNATURE_VERSION);
      return { found, weights };
    },
  };
}

interface Changed {
  readonly article: IndexedArticle;
  readonly contentHash: number;
}

async function findChanged(
  query: Kysely<Tables>,
  articles: readonly IndexedArticle[],
): Promise<readonly Changed[]> {
  const newest = new Map(articles.map((article) => [article.id, article]));
  const rows = await query
    .selectFrom("sibling_article")
    .select(["brief_id", "content_hash"])
    .where("brief_id", "in", [...newest.keys()])
    .execute();
  const known = new Map(rows.map((row) => [row.brief_id, Number(row.content_hash)]));
  return [...newest.values()]
    .map((article) => ({ article, contentHash: hashKey(JSON.stringify(article.signature)) }))
    .filter(({ article, contentHash }) => known.get(article.id) !== contentHash);
}

async function insert(
  { query, dialect }: Pick<Database, "query" | "dialect">,
  entries: readonly (Changed & { readonly profile: Profile })[],
  weights: TermWeights,
): Promise<void> {
  const ids = entries.map(({ article }) => article.id);
  // An article that changed gets a new number; what is posted under the old one then leads nowhere.
  await query.deleteFrom("sibling_article").where("brief_id", "in", ids).execute();
  const numbered = await query
    .insertInto("sibling_article")
    .values(entries.map(toRow))
    .onConflict((conflict) => conflict.column("brief_id").doNothing())
    .returning(["number", "brief_id"])
    .execute();
  const numbers = new Map(numbered.map((row) => [row.brief_id, row.number]));
  const inserted = entries.filter(({ article }) => numbers.has(article.id));
  const postings = inserted.flatMap(({ article, profile }) =>
    chooseTerms(profile, weights, MAX_TERMS).map(({ key }) => ({
      term: hashKey(key),
      article: numbers.get(article.id)!,
    })),
  );
  await addPostings({ query, dialect }, postings);
  const sampled = inserted.filter(({ article }) => isSampled(numbers.get(article.id)!));
  await addFrequencies(
    query,
    sampled.map(({ profile }) => [...profile.markOfKey.keys()]),
  );
}

function toRow({ article, contentHash }: Changed) {
  const { id, signature } = article;
  const { url, title, publisher } = article.article;
  const body = JSON.stringify(signature);
  return {
    brief_id: id,
    content_hash: contentHash,
    language: signature.language,
    url,
    title,
    publisher,
    signature: body,
  };
}

function toCandidate(row: Omit<Tables["sibling_article"], "number">): Candidate {
  return {
    id: row.brief_id,
    language: row.language,
    article: { url: row.url, title: row.title, publisher: row.publisher },
    signature: JSON.parse(row.signature) as Signature,
  };
}
