import type { Article } from "../article/article.ts";
import type { Entity } from "../entities/entity.ts";
import type { Signature } from "../siblings/signature.ts";
import type { Sentence } from "../text/span.ts";

/** The longest summary a person can ask for, in sentences. */
export const MAX_SUMMARY_SENTENCES = 7;

/** The length of a summary when nobody asked for another. */
export const DEFAULT_SUMMARY_SENTENCES = 3;

/** What Dragoman knows about an Article from reading it alone; siblings are found later, against the store. */
export interface Brief {
  /** Stable for a canonical URL (or, for pasted text, for the text): 16 characters of [a-z0-9]. */
  readonly id: string;
  readonly article: Article;
  /** BCP 47 primary language, `und` where it cannot be told. */
  readonly language: string;
  /** 0 to 1. */
  readonly languageConfidence: number;
  readonly sentences: readonly Sentence[];
  /**
   * `summaries[n - 1]` holds the indexes into `sentences` of the n-sentence summary, in document order,
   * for n from 1 to MAX_SUMMARY_SENTENCES; shorter where the article has fewer quotable sentences.
   */
  readonly summaries: readonly (readonly number[])[];
  /** Ranked, most important first. */
  readonly entities: readonly Entity[];
  readonly signature: Signature;
}
