/** A word of another language that a word was seen to stand for. */
export interface Translation {
  readonly word: string;
  /** 0 to 1: how surely the two render one another. */
  readonly probability: number;
  /** How much it speaks for two articles that both have it, in nats: function words weigh nothing. */
  readonly weight: number;
}

/** Folded word of one language to its likeliest renderings in another, the likeliest first. */
export type Dictionary = ReadonlyMap<string, readonly Translation[]>;

/** A bilingual lexicon that was learned from articles known to be siblings; words are folded. */
export interface Lexicon {
  /** What was learned between two languages; `null` where nothing was. */
  between(from: string, to: string): Dictionary | null;
}

/** A lexicon that knows nothing. */
export const EMPTY_LEXICON: Lexicon = { between: () => null };
