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

/**
 * Scores tokens by a model under some headings. What words say alone, of a neighbour or at a place is remembered with
 * the word, since most of it was asked before.
 */
export function tokenScorer(model: Model, scopes: readonly number[]): TokenScorer {
  const own = new WeakMap<WordFacts, Float32Array>();
  const [farBefore, farAfter] = [
    new WeakMap<WordFacts, Float32Array>(),
    new WeakMap<WordFacts, Float32Array>(),
  ];
  const [before, after] = [new WeakMap<WordFacts, Shaped>(), new WeakMap<WordFacts, Shaped>()];
  const places = new WeakMap<WordFacts, Shaped>();

  return (around, scores, at) => {
    const { word } = around;
    add(
      scores,
      at,
      remembered(own, word, () => word.own),
    );
    add(scores, at, beside(before, around.before, word.shape, BEFORE));
    add(scores, at, beside(after, around.after, word.shape, AFTER));
    add(
      scores,
      at,
      remembered(farBefore, around.before2, () => [farFeature(around.before2, BEFORE)]),
    );
    add(
      scores,
      at,
      remembered(farAfter, around.after2, () => [farFeature(around.after2, AFTER)]),
    );
    add(scores, at, placed(word, around.place));
    model.add(jointFeatures(around), scopes, scores, at);
  };

  function remembered(
    known: WeakMap<WordFacts, Float32Array>,
    word: WordFacts,
    features: () => ArrayLike<number>,
  ): Float32Array {
    const found = known.get(word);
    if (found !== undefined) return found;
    const scores = score(features());
    known.set(word, scores);
    return scores;
  }

  function beside(
    known: WeakMap<WordFacts, Shaped>,
    neighbour: WordFacts,
    shape: number,
    side: typeof BEFORE,
  ): Float32Array {
    const byShape = shapedOf(known, neighbour);
    const found = byShape.get(shape);
    if (found !== undefined) return found;
    const scores = score(besideFeatures(neighbour, shape, side));
    byShape.set(shape, scores);
    return scores;
  }

  function placed(word: WordFacts, place: Place): Float32Array {
    const byPlace = shapedOf(places, word);
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

/** Scores by the shape of the word beside, or by the number of a place. */
type Shaped = Map<number, Float32Array>;

function shapedOf(known: WeakMap<WordFacts, Shaped>, word: WordFacts): Shaped {
  const found = known.get(word);
  if (found !== undefined) return found;
  const made: Shaped = new Map();
  known.set(word, made);
  return made;
}

function placeNumber({ style, position, wrote, nextWrote }: Place): number {
  return ((style * 3 + position) * 8 + wrote) * 8 + nextWrote;
}

function add(scores: Float32Array, at: number, more: Float32Array): void {
  for (let label = 0; label < LABELS; label++) scores[at + label]! += more[label]!;
}
