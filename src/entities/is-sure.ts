import type { Entity } from "./entity.ts";

/** The confidence from which on a card has room for a name. */
const SURE = 0.96;

/** Whether a name is sure enough to be shown where there is room for few. */
export function isSure({ confidence }: Pick<Entity, "confidence">): boolean {
  return confidence >= SURE;
}
