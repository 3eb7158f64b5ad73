import type { Context, MiddlewareHandler } from "hono";
import { createTokenBuckets, type Rate } from "./token-buckets.ts";

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

const EVERYBODY = "";

/** Refuses with 429 (RFC 6585) what is beyond a person's rate or everybody's. */
export function limitRate({ person, all, now, personOf }: RateOptions): MiddlewareHandler {
  const people = createTokenBuckets(person, now);
  const everybody = createTokenBuckets(all, now);

  return async (context, next) => {
    const id = personOf(context) ?? "";
    const wait = Math.max(people.wait(id), everybody.wait(EVERYBODY));
    if (wait > 0) return tooMany(context, wait);
    people.take(id);
    everybody.take(EVERYBODY);
    await next();
  };
}

/** Says that somebody asks too often (RFC 6585), and how many seconds to wait. */
export function tooMany(context: Context, wait: number): Response {
  return context.text("Too many requests.", 429, { "Retry-After": String(Math.ceil(wait)) });
}
