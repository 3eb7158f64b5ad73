const MINUTE = 60_000;
const DAY = 24 * 60;

interface Published {
  /** Milliseconds since 1970. */
  readonly time: number | null;
}

/** Minutes between two publications; `null` where one is not known. A date without a time counts as its noon. */
export function publicationGap(a: Published, b: Published): number | null {
  if (a.time === null || b.time === null) return null;
  return Math.round(Math.abs(a.time - b.time) / MINUTE);
}

/** Milliseconds since 1970 of an ISO 8601 date or date-time, in UTC where it names no zone; `null` where there is none. */
export function timeOf(publishedAt: string | null): number | null {
  if (publishedAt === null) return null;
  const moment = publishedAt.length === 10 ? `${publishedAt}T12:00` : publishedAt;
  const time = Date.parse(/T\d{2}:\d{2}$/.test(moment) ? `${moment}Z` : moment);
  return Number.isNaN(time) ? null : time;
}

/**
 * What the gap says for (or, below 0, against) two articles being siblings, in nats: editions mostly appear within
 * hours of each other, and seldom after weeks.
 */
export function gapEvidence(minutes: number | null): number {
  if (minutes === null) return 0;
  if (minutes <= 2 * 60) return 4;
  if (minutes <= 8 * 60) return 3;
  if (minutes <= 1.5 * DAY) return 2;
  if (minutes <= 4 * DAY) return 0;
  return minutes <= 21 * DAY ? -2 : -5;
}
