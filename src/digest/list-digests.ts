import type { PanelLine } from "../card/card.ts";
import { makeLine } from "../card/panel-card.ts";
import type { Translator } from "../i18n/translate.ts";
import type { Digest } from "./digest.ts";

/** Digests as lines: when, and when next. */
export function listDigests(digests: readonly Digest[], words: Translator): PanelLine[] {
  return digests.map((digest) => makeLine(words, nameDigest(digest), { note: describeNext(digest, words) }));
}

/** The id by which commands know a digest, with its schedule. */
export function nameDigest({ id, settings }: Digest): string {
  const { patterns, timezone } = settings.schedule;
  return `${id}: ${patterns.map(readable).join(", ")} (${timezone})`;
}

/** "next on Monday, 08:00", or that it is paused. */
export function describeNext({ paused, nextRunAt, settings }: Digest, words: Translator): string {
  if (paused || nextRunAt === null) return words.t("digest.paused");
  return words.t("digest.next", { time: formatTime(nextRunAt, settings.schedule.timezone, words) });
}

/** A moment (milliseconds since 1970) as the clocks of a time zone show it: "Monday, 23 November 2026 at 08:00". */
export function formatTime(time: number, timezone: string, words: Translator): string {
  const style = { dateStyle: "full", timeStyle: "short", timeZone: timezone } as const;
  return new Intl.DateTimeFormat(words.locale, style).format(time);
}

/** `0 8 * * 1-5` is shown as `08:00 1-5`: days by number as cron has them, every day left out. */
function readable(pattern: string): string {
  const found = /^(\d{1,2}) (\d{1,2}) \* \* (\S+)$/.exec(pattern);
  if (found === null) return pattern;
  const [, minute = "", hour = "", days = ""] = found;
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}${days === "*" ? "" : ` ${dayNames(days)}`}`;
}

function dayNames(days: string): string {
  return days.replace(
    /\d/g,
    (day) => ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][Number(day)] ?? day,
  );
}
