import type { Card } from "../../src/card/card.ts";

/** A message in the channel as it stands now. */
export interface Entry {
  readonly id: string;
  /** The message whose thread it stands in. */
  readonly thread: string | null;
  /** `null`: the bot. */
  readonly author: string | null;
  /** The only person who sees it, `null` for everybody. */
  readonly audience: string | null;
  /** What a person wrote. */
  readonly text: string | null;
  /** What the bot shows, and the same rendered. */
  readonly card: Card | null;
  readonly cardHtml: string | null;
  readonly reactions: readonly string[];
  /** Recognises what was to be posted once. */
  readonly delivery: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type Change =
  | { readonly kind: "put"; readonly entry: Entry }
  | { readonly kind: "removed"; readonly id: string; readonly audience: string | null };

/** The channel's messages in memory, bounded: the oldest give way. */
export interface Transcript {
  /** All entries that a person may see, oldest first. */
  visibleTo(person: string): readonly Entry[];
  find(id: string): Entry | null;
  findDelivery(delivery: string): Entry | null;
  /** Adds an entry or replaces the one with its id. */
  put(entry: Entry): void;
  remove(id: string): void;
  /** Calls back on every change; returns how to stop. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** An empty transcript that keeps the newest `limit` entries. */
export function createTranscript(limit = 500): Transcript {
  const entries = new Map<string, Entry>();
  const listeners = new Set<(change: Change) => void>();

  function remove(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    for (const listener of listeners) listener({ kind: "removed", id, audience: entry.audience });
  }

  return {
    visibleTo: (person) => [...entries.values()].filter((entry) => isVisible(entry.audience, person)),
    find: (id) => entries.get(id) ?? null,
    findDelivery: (delivery) => [...entries.values()].find((entry) => entry.delivery === delivery) ?? null,
    put(entry) {
      entries.set(entry.id, entry);
      for (const listener of listeners) listener({ kind: "put", entry });
      if (entries.size > limit) remove(entries.keys().next().value as string);
    },
    remove,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether a person may see something meant for `audience`. */
export function isVisible(audience: string | null, person: string): boolean {
  return audience === null || audience === person;
}
