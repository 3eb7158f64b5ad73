/** A word of another language that a word was seen to stand for. */
export interface Translation {
  readonly word: string;
  /** 0 to 1: how often the word is rendered so. */
  readonly probability: number;
}

/** A bilingual dictionary that was learned from articles known to be siblings; words are folded. */
export interface Lexicon {
  /** The likeliest renderings first; empty where nothing was learned. */
  translations(word: string, from: string, to: string): readonly Translation[];
}

/** A lexicon that knows nothing. */
export const EMPTY_LEXICON: Lexicon = { translations: () => [] };
