/** Raised whenever signatures made before can no longer be compared with new ones. */
export const SIGNATURE_VERSION = 1;

/** One sentence reduced to what can be compared with another language's. */
export interface SentenceEvidence {
  /** UTF-16 units. */
  readonly length: number;
  /** Language-neutral marks in order of appearance; see `mark.ts` for their spelling. */
  readonly marks: readonly string[];
  /** The article's own words, folded: what a learned lexicon translates. */
  readonly words: readonly string[];
}

/** The language-neutral evidence by which siblings are found. Plain JSON: it is stored. Owned by src/siblings. */
export interface Signature {
  readonly version: number;
  /** BCP 47 primary language, with the script where it is not the usual one: `zh-Hant`; `und` where it cannot be told. */
  readonly language: string;
  readonly publishedAt: string | null;
  /** Host name of the canonical address without `www.`. */
  readonly site: string | null;
  readonly title: SentenceEvidence;
  /** In the order of the Brief's sentences, at most MAX_SENTENCES. */
  readonly sentences: readonly SentenceEvidence[];
  /** Addresses of links and images in the body, without scheme and query. */
  readonly links: readonly string[];
}
