import { parseDate } from "./dates.ts";
import { findTextDate } from "./text-dates.ts";

const clock = /(?<![\d:])(\d{1,2}):(\d{2})(?!\d)(?::\d{2})?(?:\s?([ap])\.?m\b)?/i;

/**
 * Reads when something was published from what a feed, a database or a person wrote: a machine's date, or one written
 * out in any of the languages of month-names, with a time of day. Returns an ISO 8601 date-time, without zone where
 * none is named, or a date; `null` where there is none.
 */
export function readMoment(value: string): string | null {
  const text = value.trim().slice(0, 100);
  const date = parseDate(text) ?? findTextDate(text, true);
  if (date === null || date.length > 10) return date;
  const time = clock.exec(text);
  if (time === null) return date;
  const [, hours, minutes, half] = time;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return date;
  return `${date}T${String(hour).padStart(2, "0")}:${minutes}`;
}
