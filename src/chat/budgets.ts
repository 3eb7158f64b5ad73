import type { Origin } from "./bot.ts";

/** A token bucket's size and how fast it fills again. */
export interface Limit {
  readonly capacity: number;
  readonly perMinute: number;
}

/** How many articles may be asked for by one person, in one channel, in one tenant. */
export type Limits = Readonly<Record<BudgetKind, Limit>>;

type BudgetKind = "person" | "channel" | "tenant";

/** Room for a burst of a few hundred links; beyond it, a link every few seconds. */
export const DEFAULT_LIMITS: Limits = {
  person: { capacity: 300, perMinute: 30 },
  channel: { capacity: 600, perMinute: 60 },
  tenant: { capacity: 1500, perMinute: 300 },
};

export interface Refusal {
  /** How long to wait, in whole seconds. */
  readonly seconds: number;
  /** Whether nothing was refused to this person since they last had enough: tell them once. */
  readonly first: boolean;
}

export interface Budgets {
  /** Takes one token for each article from all three buckets, or none and says how long to wait. */
  spend(origin: Pick<Origin, "platform" | "person" | "channel" | "tenant">, articles: number): Refusal | null;
}

interface Bucket {
  tokens: number;
  at: number;
  refused: boolean;
}

const MAX_BUCKETS = 10_000;
const MINUTE = 60_000;

/** Token buckets in memory, at most MAX_BUCKETS; the least recently used is forgotten, which is to its favour. */
export function createBudgets(limits: Limits, now: () => number): Budgets {
  const buckets = new Map<string, Bucket>();

  function refill(key: string, { capacity, perMinute }: Limit): Bucket {
    const time = now();
    const bucket = buckets.get(key) ?? { tokens: capacity, at: time, refused: false };
    const elapsed = Math.max(0, time - bucket.at);
    bucket.tokens = Math.min(capacity, bucket.tokens + (elapsed / MINUTE) * perMinute);
    bucket.at = time;
    buckets.delete(key);
    buckets.set(key, bucket);
    const oldest = buckets.keys().next().value;
    if (buckets.size > MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  }

  return {
    spend(origin, articles) {
      const { platform, tenant } = origin;
      const person = refill(`person ${platform} ${origin.person}`, limits.person);
      const all: [Bucket, Limit][] = [
        [person, limits.person],
        [refill(`channel ${platform} ${origin.channel}`, limits.channel), limits.channel],
        [refill(`tenant ${tenant}`, limits.tenant), limits.tenant],
      ];
      const minutes = all.map(([bucket, limit]) => (articles - bucket.tokens) / limit.perMinute);
      const wait = Math.max(...minutes);
      if (wait > 0) {
        const first = !person.refused;
        person.refused = true;
        return { seconds: Math.ceil(wait * 60), first };
      }
      for (const [bucket] of all) bucket.tokens -= articles;
      person.refused = false;
      return null;
    },
  };
}
