import { type QuietHours, type Schedule, toCron } from "./schedule.ts";

/** What a person typed; empty parts are `null`. */
export interface TypedSchedule {
  /** `08:00`, `8:00, 18:30`, or a cron pattern of five fields. */
  readonly time: string;
  /** `mon-fri`, `sat, sun`; every day where absent. */
  readonly days: string | null;
  readonly timezone: string | null;
  /** `22:00-07:00`. */
  readonly quiet: string | null;
}

/** Which part cannot be read. */
export interface ScheduleProblem {
  readonly problem: "time" | "days" | "timezone" | "quiet";
}

/** Reads a schedule as people type it; `defaultTimezone` is taken where none is named. */
export function parseSchedule(typed: TypedSchedule, defaultTimezone: string): Schedule | ScheduleProblem {
  const timezone = readTimezone(typed.timezone ?? defaultTimezone);
  if (timezone === null) return { problem: "timezone" };
  const days = typed.days === null ? "*" : readDays(typed.days);
  if (days === null) return { problem: "days" };
  const quiet = typed.quiet === null ? null : readQuietHours(typed.quiet);
  if (typed.quiet !== null && quiet === null) return { problem: "quiet" };
  const patterns = readPatterns(typed.time.trim(), days, timezone);
  return patterns === null ? { problem: "time" } : { patterns, timezone, quiet };
}

const MAX_TIMES = 12;

function readPatterns(time: string, days: string, timezone: string): readonly string[] | null {
  if (/^\S+(\s+\S+){4}$/.test(time)) return isCron(time, timezone) ? [time] : null;
  const times = time.split(/[\s,;]+/).map(readClock);
  if (times.length > MAX_TIMES || times.includes(null)) return null;
  return times.map((minutes) => `${minutes! % 60} ${Math.floor(minutes! / 60)} * * ${days}`);
}

function isCron(pattern: string, timezone: string): boolean {
  try {
    return toCron(pattern, timezone).nextRun() !== null;
  } catch {
    return false;
  }
}

/** `8`, `08:00`, `8.30`, `8:30pm` as minutes since midnight. */
function readClock(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.h](\d{2})?)?\s*(am|pm)?$/i.exec(text);
  if (found === null) return null;
  const [, hour, minute = "0", half] = found;
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return hours > 23 || Number(minute) > 59 ? null : hours * 60 + Number(minute);
}

function readQuietHours(text: string): QuietHours | null {
  const [from = null, to = null, ...rest] = text.split(/[-–]/).map((part) => readClock(part.trim()));
  return from === null || to === null || from === to || rest.length > 0 ? null : { from, to };
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** English day names, three letters or more, as a cron field. */
function readDays(text: string): string | null {
  const typed = text.toLowerCase().trim();
  if (/^(daily|every ?day|all|\*)$/.test(typed)) return "*";
  if (/^(weekdays|workdays)$/.test(typed)) return "1-5";
  if (/^weekends?$/.test(typed)) return "0,6";
  const parts = typed.split(/[\s,;]+/).map((part) => part.split(/[-–]/).map(readDay));
  if (parts.some((part) => part.length > 2 || part.includes(-1))) return null;
  return parts
    .map((part) => part.join("-"))
    .join(",")
    .replace(/-0(?=,|$)/g, "-7");
}

function readDay(name: string): number {
  return name.length < 2 ? -1 : weekdays.findIndex((day) => name.startsWith(day) || day.startsWith(name));
}

function readTimezone(name: string): string | null {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
