import {
  AFTER,
  BEFORE,
  besideFeatures,
  farFeature,
  jointFeatures,
  type Place,
  placeFeatures,
  type Surroundings,
} from "./context-features.ts";
import { LABELS } from "./labels.ts";
import type { Model } from "./model.ts";
import type { WordFacts } from "./word-facts.ts";

/** Adds the scores of a token's labels to `scores` from `at` on. */
export type TokenScorer = (around: Surroundings, scores: Float32Array, at: number) => void;

/** What a word was found to score, by itself, as a neighbour of words of some shape, and at places. */
interface WordScores {
  own?: Float32Array;
  farBefore?: Float32Array;
  farAfter?: Float32Array;
  readonly before: Map<number, Float32Array>;
  readonly after: Map<number, Float32Array>;
  readonly places: Map<number, Float32Array>;
}

/**
 * Scores tokens by a model under some headings. What words say alone, of a neighbour or at a place is remembered with
 * the word, since most of it was asked before.
 */
export function tokenScorer(model: Model, scopes: readonly number[]): TokenScorer {
  const remembered = new WeakMap<WordFacts, WordScores>();

  return (around, scores, at) => {
    const { word } = around;
    const [known, before, after] = [scoresOf(word), scoresOf(around.before), scoresOf(around.after)];
    known.own ??= score(word.own);
    add(scores, at, known.own);
    add(scores, at, beside(before.before, around.before, word.shape, BEFORE));
    add(scores, at, beside(after.after, around.after, word.shape, AFTER));
    add(scores, at, far("farBefore", around.before2, BEFORE));
    add(scores, at, far("farAfter", around.after2, AFTER));
    add(scores, at, placed(known.places, word, around.place));
    model.add(jointFeatures(around), scopes, scores, at);
  };

  function scoresOf(word: WordFacts): WordScores {
    const found = remembered.get(word);
    if (found !== undefined) return found;
    const made: WordScores = { before: new Map(), after: new Map(), places: new Map() };
    remembered.set(word, made);
    return made;
  }

  function far(at: "farBefore" | "farAfter", neighbour: WordFacts, side: typeof BEFORE): Float32Array {
    const known = scoresOf(neighbour);
    known[at] ??= score([farFeature(neighbour, side)]);
    return known[at];
  }

  function beside(
    byShape: Map<number, Float32Array>,
    neighbour: WordFacts,
    shape: number,
    side: typeof BEFORE,
  ): Float32Array {
    const found = byShape.get(shape);
    if (found !== undefined) return found;
    const scores = score(besideFeatures(neighbour, shape, side));
    byShape.set(shape, scores);
    return scores;
  }

  function placed(byPlace: Map<number, Float32Array>, word: WordFacts, place: Place): Float32Array {
    const key = placeNumber(place);
    const found = byPlace.get(key);
    if (found !== undefined) return found;
    const scores = score(placeFeatures(word, place));
    byPlace.set(key, scores);
    return scores;
  }

  function score(features: ArrayLike<number>): Float32Array {
    const scores = new Float32Array(LABELS);
    model.add(features, scopes, scores, 0);
    return scores;
  }
}

function placeNumber({ style, position, wrote, nextWrote }: Place): number {
  return ((style * 3 + position) * 8 + wrote) * 8 + nextWrote;
}

function add(scores: Float32Array, at: number, more: Float32Array): void {
  for (let label = 0; label < LABELS; label++) scores[at + label]! += more[label]!;
}
