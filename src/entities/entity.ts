import type { Span } from "../text/span.ts";

export type EntityType = "person" | "place" | "organisation" | "other";

/** A name in an article, once, in its fullest form there. */
export interface Entity {
  /** As the text has it (an inflected ending reduced where the text itself gives the base form). */
  readonly name: string;
  readonly type: EntityType;
  /** The same for the same name in every language: `country:VE`, or a lower-case Latin transliteration. */
  readonly key: string;
  /** CLDR's region code where the entity is a country (`VE`), a continent (`150`) or a union of countries (`EU`). */
  readonly country: string | null;
  /** 0 to 1: how likely it is that this is a name and of this type. */
  readonly confidence: number;
  /** How often it is mentioned; equals `mentions.length`. */
  readonly count: number;
  /** In order of appearance; offsets into `Article.text`. */
  readonly mentions: readonly Span[];
}
