/** `translation`: the same text in another language. `same-story`: another text on the same event. */
export type Relation = "translation" | "same-story";

/** A language-neutral observation that speaks for or against two articles being siblings; shown to people. */
export interface Reason {
  readonly kind:
    | "declared"
    | "sentences-aligned"
    | "names-shared"
    | "numbers-shared"
    | "dates-shared"
    | "links-shared"
    | "published-apart";
  /** How much of it: aligned sentences, shared names, minutes apart. */
  readonly count: number;
  /** Out of how many, where that makes sense. */
  readonly of: number | null;
}

/** Another Article that was found to be an edition of, or on the same event as, a given one. */
export interface Sibling {
  /** The sibling's brief id. */
  readonly id: string;
  /** BCP 47 primary language, with the script where it is not the usual one: `zh-Hant`. */
  readonly language: string;
  readonly url: string | null;
  readonly title: string;
  readonly publisher: string | null;
  readonly relation: Relation;
  /** 0 to 1: the calibrated probability that the relation holds. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Which sentences of two editions say the same: indexes into each Brief's `sentences`. 1-1, 1-2 and 2-1. */
export interface AlignedPair {
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** 0 to 1. */
  readonly score: number;
}
