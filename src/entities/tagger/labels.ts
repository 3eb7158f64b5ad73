import type { EntityType } from "../entity.ts";

/** The types that the tagger knows, in the order of their labels. */
export const TAGGED_TYPES = ["person", "place", "organisation"] as const satisfies readonly EntityType[];

/** Labels: 0 is outside, then a begin and an inside label for each of TAGGED_TYPES (BIO). */
export const LABELS = 1 + 2 * TAGGED_TYPES.length;

/** The label that begins a name of a type, by the type's index; the inside label is the next one. */
export function beginLabel(type: number): number {
  return 1 + 2 * type;
}

/** Whether a label may follow another (`from` is -1 at the start): inside labels only continue their own name. */
export function mayFollow(from: number, to: number): boolean {
  const isInside = to > 0 && to % 2 === 0;
  return !isInside || from === to || from === to - 1;
}
