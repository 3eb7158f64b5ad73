import type { BareWord, Lists } from "./bare-words.ts";
import type { Cues } from "./cue-words.ts";
import type { EntityType } from "./entity.ts";

/** A text as words without particles, and all that is known of its language. */
export interface CuedText {
  readonly words: readonly BareWord[];
  readonly language: string;
  readonly cues: Cues;
  readonly lists: Lists;
}

/** A name from one word to another, and what it is known by. */
export interface CuedName {
  readonly type: EntityType;
  readonly last: number;
  readonly by: keyof typeof CONFIDENCE;
}

/** How often a name is right that is known by such evidence (counted on Korean, where a name stands once). */
export const CONFIDENCE = {
  /** Family and given name, and the whole in the dictionary. */
  joined: 0.97,
  /** A title beside a name of the dictionary. */
  titled: 0.95,
  family: 0.85,
  dictionary: 0.7,
  ending: 0.6,
  /** A title, or a list, and nothing else. */
  listed: 0.5,
  latin: 0.5,
} as const;
