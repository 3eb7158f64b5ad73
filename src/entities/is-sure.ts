import type { Entity } from "./entity.ts";

/** The confidence from which on a card has room for a name. */
const SURE = 0.92;

/** What is asked of a name; in briefs of before names had a confidence it is missing. */
type Judged = Pick<Entity, "count" | "country"> & Partial<Pick<Entity, "confidence">>;

/**
 * Whether a name is sure enough to be shown where there is room for few. Of those stored without a confidence,
 * countries and what is mentioned twice.
 */
export function isSure({ confidence, count, country }: Judged): boolean {
  return confidence === undefined ? count > 1 || country !== null : confidence >= SURE;
}
