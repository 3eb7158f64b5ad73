import { createHash } from "node:crypto";
import type { DigestCard } from "../card/card.ts";

/** A digest as one message of headlines and the stories that follow in its thread, one a message. */
export interface SplitDigest {
  readonly head: DigestCard;
  readonly stories: readonly DigestCard[];
}

/** Splits a digest for platforms with threads; one of a single story stays whole. Pure. */
export function splitDigest(card: DigestCard): SplitDigest {
  if (card.entries.length < 2) return { head: card, stories: [] };
  const bare = { quotes: [], names: [], editions: [], coverage: [] };
  return {
    head: { ...card, entries: card.entries.map((entry) => ({ ...entry, ...bare })) },
    stories: card.entries.map((entry, index) => ({
      kind: "digest",
      locale: card.locale,
      title: "",
      summary: "",
      entries: [entry],
      firstNumber: index + 1,
      notes: [],
      actions: [],
    })),
  };
}

/** By what a platform recognises a story of a delivery: 24 characters of [a-z0-9]. */
export function storyId(delivery: string, index: number): string {
  return createHash("sha256").update(`${delivery} story ${index}`).digest("hex").slice(0, 24);
}
