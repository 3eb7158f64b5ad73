const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHORTEST = 15 * MINUTE;
const LONGEST = 6 * HOUR;
const LONGEST_AFTER_FAILURES = 24 * HOUR;

/** What a poll told about when to come again. */
export interface PollTiming {
  /** Failed polls in a row, this one included; 0 after a good one. */
  readonly failures: number;
  /** The feed's own wish, in minutes. */
  readonly ttl: number | null;
  readonly cacheControl: string | null;
  readonly retryAfter: string | null;
}

/**
 * When to poll again, in milliseconds since 1970: a quarter of an hour unless the publisher wants longer (ttl,
 * Cache-Control max-age of RFC 9111), twice as long after each failure up to a day, never before Retry-After
 * (RFC 9110, 10.2.3). A tenth of jitter (`random` gives 0 to 1) keeps feeds from falling into step.
 */
export function nextPoll(timing: PollTiming, now: number, random: () => number): number {
  const wished = Math.max((timing.ttl ?? 0) * MINUTE, readMaxAge(timing.cacheControl), SHORTEST);
  const calm = Math.min(wished, LONGEST);
  const backedOff = Math.min(calm * 2 ** Math.min(timing.failures, 10), LONGEST_AFTER_FAILURES);
  const interval = timing.failures === 0 ? calm : backedOff;
  const earliest = Math.min(readRetryAfter(timing.retryAfter, now), now + 7 * LONGEST_AFTER_FAILURES);
  return Math.round(Math.max(now + interval * (1 + random() / 10), earliest));
}

function readMaxAge(header: string | null): number {
  const seconds = Number(/\bmax-age=(\d{1,9})/i.exec(header ?? "")?.[1] ?? 0);
  return seconds * 1000;
}

/** Seconds or an HTTP date. */
function readRetryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  if (/^\d{1,9}$/.test(header.trim())) return now + Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : date;
}
