import type { Context, MiddlewareHandler } from "hono";

/** A token bucket: so many requests at once, refilled at so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface RateOptions {
  /** For each person. */
  readonly person: Rate;
  /** For everybody together: a cookie is not proof of who somebody is. */
  readonly all: Rate;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Who asks; `null` for somebody without a cookie, who shares one bucket with all others without. */
  readonly personOf: (context: Context) => string | null;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MAX_BUCKETS = 1_000;

/** Refuses with 429 (RFC 6585) what is beyond a person's rate or everybody's. Remembers at most MAX_BUCKETS people. */
export function limitRate({ person, all, now, personOf }: RateOptions): MiddlewareHandler {
  const people = new Map<string, Bucket>();
  const everybody: Bucket = { tokens: all.burst, at: now() };

  function bucketOf(id: string): Bucket {
    const bucket = people.get(id) ?? { tokens: person.burst, at: now() };
    people.delete(id);
    people.set(id, bucket);
    if (people.size > MAX_BUCKETS) people.delete(people.keys().next().value as string);
    return bucket;
  }

  return async (context, next) => {
    const own = bucketOf(personOf(context) ?? "");
    const wait = Math.max(secondsUntilFree(own, person, now()), secondsUntilFree(everybody, all, now()));
    if (wait > 0) return context.text("Too many requests.", 429, { "Retry-After": String(Math.ceil(wait)) });
    own.tokens -= 1;
    everybody.tokens -= 1;
    await next();
  };
}

/** Refills a bucket; 0 where it holds a token. */
function secondsUntilFree(bucket: Bucket, { burst, perSecond }: Rate, now: number): number {
  const elapsed = Math.max(0, now - bucket.at) / 1_000;
  bucket.tokens = Math.min(burst, bucket.tokens + elapsed * perSecond);
  bucket.at = now;
  return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perSecond;
}
