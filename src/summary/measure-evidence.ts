import type { TextProfile } from "./profile-text.ts";
import { dot } from "./weigh-terms.ts";

/**
 * The kinds of evidence for quoting a sentence. Those marked z are counted in standard deviations from the text's mean,
 * so that they mean the same in every language.
 */
export interface Evidence {
  /** 1 for the first sentence, 1/2 for the second, 1/3 for the third… */
  readonly lead: number;
  /** Degree centrality: the cosine with the sum of all sentence vectors (LexRank, Erkan & Radev 2004, at linear cost), z. */
  readonly central: number;
  /** The cosine with the headline, z. */
  readonly likeTitle: number;
  /** How far it falls short of 80 columns, 0 to 1. */
  readonly narrow: number;
  /** How far it exceeds 200 columns, in 200 columns. */
  readonly wide: number;
}

const NARROW = 80;
const WIDE = 200;

/** The evidence for each sentence. Linear in the text. */
export function measureEvidence({ sentences, centre, title }: TextProfile): Evidence[] {
  const central = standardised(sentences.map(({ vector }) => dot(vector, centre)));
  const likeTitle = standardised(sentences.map(({ vector }) => dot(vector, title)));
  return sentences.map((sentence, i) => ({
    lead: 1 / (1 + i),
    central: central[i]!,
    likeTitle: likeTitle[i]!,
    narrow: Math.max(0, 1 - sentence.width / NARROW),
    wide: Math.max(0, sentence.width / WIDE - 1),
  }));
}

/** In standard deviations from the mean; 0 where all are alike. */
function standardised(values: readonly number[]): number[] {
  const average = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - average) ** 2)));
  return values.map((value) => (deviation > Number.EPSILON ** 0.5 ? (value - average) / deviation : 0));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
