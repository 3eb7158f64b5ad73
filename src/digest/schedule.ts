import { Cron } from "croner";

/** When a digest is due. Plain JSON: it is stored. */
export interface Schedule {
  /** Cron patterns of five fields; the digest is due whenever one of them is. */
  readonly patterns: readonly string[];
  /** IANA name. */
  readonly timezone: string;
  /** Local times between which nothing is posted, e.g. 22:00 to 07:00; what falls there is left out. */
  readonly quiet: QuietHours | null;
}

/** Minutes since midnight; `from` later than `to` spans midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const MAX_SKIPPED = 2_000;

/**
 * The first due moment after `after` (both in milliseconds since 1970); `null` where there is none. A time that
 * a daylight-saving gap leaves out is due once right after the gap, one that an overlap repeats is due once.
 */
export function nextRun(schedule: Schedule, after: number): number | null {
  const crons = schedule.patterns.map((pattern) => toCron(pattern, schedule.timezone));
  const isQuiet = makeQuiet(schedule);
  let from = after;
  for (let skipped = 0; skipped < MAX_SKIPPED; skipped++) {
    const runs = crons
      .map((cron) => cron.nextRun(new Date(from))?.getTime())
      .filter((time) => time !== undefined);
    if (runs.length === 0) return null;
    const next = Math.min(...runs);
    if (!isQuiet(next)) return next;
    from = next;
  }
  return null;
}

/** Reads a cron pattern of five fields. Throws where it is malformed or never due. */
export function toCron(pattern: string, timezone: string): Cron {
  return new Cron(pattern, { timezone, mode: "5-part", paused: true });
}

function makeQuiet({ quiet, timezone }: Schedule): (time: number) => boolean {
  if (quiet === null) return () => false;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (time) => {
    const minutes = localMinutes(time, clock);
    return quiet.from <= quiet.to
      ? minutes >= quiet.from && minutes < quiet.to
      : minutes >= quiet.from || minutes < quiet.to;
  };
}

function localMinutes(time: number, clock: Intl.DateTimeFormat): number {
  const parts = clock.formatToParts(time);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return part("hour") * 60 + part("minute");
}
