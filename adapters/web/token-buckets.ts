/** A token bucket: so many requests at once, refilled at so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Token buckets of one rate, one for each id. */
export interface TokenBuckets {
  /** Refills an id's bucket: seconds until it holds a token, 0 where it does. */
  wait(id: string): number;
  /** Takes a token from an id's bucket. */
  take(id: string): void;
}

const MAX_BUCKETS = 1_000;

/** Makes full buckets; the MAX_BUCKETS that were asked last are remembered. `now` in milliseconds since 1970. */
export function createTokenBuckets({ burst, perSecond }: Rate, now: () => number): TokenBuckets {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function bucketOf(id: string) {
    const bucket = buckets.get(id) ?? { tokens: burst, at: now() };
    buckets.delete(id);
    buckets.set(id, bucket);
    if (buckets.size > MAX_BUCKETS) buckets.delete(buckets.keys().next().value as string);
    return bucket;
  }

  return {
    wait(id) {
      const bucket = bucketOf(id);
      const elapsed = Math.max(0, now() - bucket.at) / 1_000;
      bucket.tokens = Math.min(burst, bucket.tokens + elapsed * perSecond);
      bucket.at = now();
      return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perSecond;
    },
    take(id) {
      bucketOf(id).tokens -= 1;
    },
  };
}
