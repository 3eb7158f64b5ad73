import type { Span } from "../text/span.ts";
import type { EntityType } from "./entity.ts";

/** A name as it stands at one place in a text; spans of one text's mentions never overlap. */
export interface Mention extends Span {
  readonly type: EntityType;
  /** 0 to 1: how sure the evidence is that this is a name of this type. */
  readonly confidence: number;
  /** 0 to 1: how sure it is that this is a name at all. */
  readonly certainty: number;
}
