import { mix } from "./hash.ts";
import type { WordFacts } from "./word-facts.ts";

/** Where a token stands: the words about it, and what its place in the document says. */
export interface Surroundings {
  readonly before2: WordFacts;
  readonly before: WordFacts;
  readonly word: WordFacts;
  readonly after: WordFacts;
  readonly after2: WordFacts;
  readonly place: Place;
  /** Whether the token is a character of a script without spaces. */
  readonly unspaced: boolean;
}

/** What a token's place says, in small numbers. */
export interface Place {
  /** 1 in a sentence all in capitals. */
  readonly style: number;
  /** 1 for the first word of a sentence, 2 for a word after an opening mark or a colon, 0 for others. */
  readonly position: number;
  /** Bits of how the document writes the word: 1 small, 2 with a capital inside a sentence, 4 so often. */
  readonly wrote: number;
  /** The same of the next word. */
  readonly nextWrote: number;
}

/** The side of a token on which a neighbour stands, with the seeds of its features. */
export const BEFORE = {
  far: 23,
  latin: 21,
  shaped: 27,
  beginning: 35,
  ending: 37,
  listed: 41,
  spelling: 103,
  cluster: 105,
};
export const AFTER = {
  far: 24,
  latin: 22,
  shaped: 28,
  beginning: 36,
  ending: 38,
  listed: 42,
  spelling: 104,
  cluster: 106,
};

/** Every feature of a token beside those of its word. */
export function contextFeatures(around: Surroundings): number[] {
  const { before2, before, word, after, after2, place } = around;
  return [
    ...placeFeatures(word, place),
    ...besideFeatures(before, word.shape, BEFORE),
    ...besideFeatures(after, word.shape, AFTER),
    farFeature(before2, BEFORE),
    farFeature(after2, AFTER),
    ...jointFeatures(around),
  ];
}

/** What a word is at its place. */
export function placeFeatures(word: WordFacts, { style, position, wrote, nextWrote }: Place): number[] {
  const shape = mix(word.shape, style);
  const placed = mix(shape, position);
  return [
    mix(shape, 20),
    mix(placed, 32),
    mix(mix(placed, wrote), 33),
    mix(mix(placed, mix(wrote, mix(word.link, nextWrote))), 34),
    mix(mix(placed, word.spelling), 100),
    mix(mix(placed, mix(wrote, word.spelling)), 101),
  ];
}

/** What a neighbour says of a word of some shape. */
export function besideFeatures(neighbour: WordFacts, shape: number, side: typeof BEFORE): number[] {
  const features = [
    mix(neighbour.latin, side.latin),
    mix(mix(neighbour.latin, shape), side.shaped),
    mix(mix(neighbour.beginning, shape), side.beginning),
    mix(mix(neighbour.ending, shape), side.ending),
    mix(mix(neighbour.listed, shape), side.listed),
    mix(mix(neighbour.spelling, shape), side.spelling),
  ];
  if (neighbour.cluster !== 0) features.push(mix(mix(neighbour.cluster, shape), side.cluster));
  return features;
}

/** What the word beyond a neighbour says. */
export function farFeature(neighbour: WordFacts, side: typeof BEFORE): number {
  return mix(neighbour.latin, side.far);
}

/** What only several words say together. */
export function jointFeatures(around: Surroundings): number[] {
  const { before2, before, word, after, after2, unspaced } = around;
  const shapes = mix(before.shape, mix(word.shape, after.shape));
  const links = mix(before.link, mix(word.link, after.link));
  const features = [
    mix(mix(before.latin, word.latin), 25),
    mix(mix(word.latin, after.latin), 26),
    mix(shapes, 29),
    mix(mix(shapes, links), 30),
    mix(mix(mix(links, before2.shape), mix(shapes, after2.shape)), 31),
    mix(mix(word.listed, mix(before.listed, after.listed)), 39),
    mix(mix(word.listed, shapes), 40),
  ];
  if (unspaced) features.push(...characterFeatures(around));
  else features.push(mix(mix(word.spelling, mix(before.spelling, after.spelling)), mix(shapes, 102)));
  if (word.cluster !== 0) features.push(...clusterFeatures(around));
  return features;
}

function clusterFeatures({ before2, before, word, after }: Surroundings): number[] {
  return [
    mix(mix(before.wideCluster, mix(word.wideCluster, word.shape)), 107),
    mix(mix(after.wideCluster, mix(word.wideCluster, word.shape)), 108),
    mix(mix(before2.wideCluster, before.wideCluster), 109),
  ];
}

/** Where words have no spaces a token is a character, and says little without those about it. */
function characterFeatures({ before2, before, word, after, after2 }: Surroundings): number[] {
  return [
    mix(mix(before2.latin, mix(before.latin, word.latin)), 43),
    mix(mix(before.latin, mix(word.latin, after.latin)), 44),
    mix(mix(word.latin, mix(after.latin, after2.latin)), 45),
    mix(mix(before2.latin, before.latin), 46),
    mix(mix(after.latin, after2.latin), 47),
  ];
}
