import { describe, expect, test } from "vitest";
import { nextRun, type Schedule } from "../../../src/digest/schedule.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2026, 0, 1);
const END = Date.UTC(2028, 0, 1);

const zones = [
  "Europe/Kyiv",
  "America/New_York",
  "America/Bogota",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Pacific/Chatham",
];

function daily(time: string, timezone: string): Schedule {
  const [hour, minute] = time.split(":").map(Number);
  return { patterns: [`${minute} ${hour} * * *`], timezone, quiet: null };
}

function listRuns(schedule: Schedule, from: number, until: number): number[] {
  const runs: number[] = [];
  for (let run = nextRun(schedule, from); run !== null && run < until; run = nextRun(schedule, run))
    runs.push(run);
  return runs;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-29 03:00` as the zone's clocks show it. */
function local(time: number, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  clocks.set(timeZone, clock);
  return clock.format(time);
}

function dayOf(time: number, timeZone: string): string {
  return local(time, timeZone).slice(0, 10);
}

describe.each(zones)("two years of digests in %s", (zone) => {
  test.each(["08:00", "02:30", "00:15"])("due at %s: once on every local day", (time) => {
    const runs = listRuns(daily(time, zone), START, END);
    const days = runs.map((run) => dayOf(run, zone));
    expect(new Set(days).size).toBe(runs.length);
    const expected = new Set<string>();
    for (let noon = START + DAY; noon < END - DAY; noon += DAY / 2) expected.add(dayOf(noon, zone));
    expect([...expected].filter((day) => !days.includes(day))).toEqual([]);
    const late = runs.filter((run) => local(run, zone).slice(11) !== time);
    // A gap in the small hours, at most one a year, moves a digest to the end of the gap at the latest.
    expect(late.length).toBeLessThanOrEqual(time === "08:00" ? 0 : 2);
    for (const run of late) {
      expect(local(run, zone).slice(11) > time).toBe(true);
      expect(local(run - 61 * MINUTE, zone) < `${dayOf(run, zone)} ${time}`).toBe(true);
    }
  });
});

describe("daylight saving", () => {
  test.each([
    ["Europe/Berlin", "02:30", "2026-03-29", "2026-03-29 03:00"],
    ["America/New_York", "02:30", "2026-03-08", "2026-03-08 03:00"],
    ["Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-04 02:30"],
  ])("in the gap in %s, %s runs once at the next valid time", (zone, time, day, expected) => {
    const noonBefore = Date.parse(`${day}T00:00Z`) - DAY;
    const runs = listRuns(daily(time, zone), noonBefore, noonBefore + 3 * DAY).filter(
      (run) => dayOf(run, zone) === day,
    );
    expect(runs.map((run) => local(run, zone))).toEqual([expected]);
  });

  test.each([
    ["Europe/Berlin", "02:30", "2026-10-25"],
    ["America/New_York", "01:30", "2026-11-01"],
    ["Australia/Lord_Howe", "01:45", "2026-04-05"],
  ])("in the overlap in %s, %s runs once", (zone, time, day) => {
    const before = Date.parse(`${day}T00:00Z`) - DAY;
    const runs = listRuns(daily(time, zone), before, before + 3 * DAY).filter(
      (run) => dayOf(run, zone) === day,
    );
    expect(runs.map((run) => local(run, zone))).toEqual([`${day} ${time}`]);
  });
});

test("quiet hours leave runs out, across midnight too", () => {
  const hourly: Schedule = {
    patterns: ["0 * * * *"],
    timezone: "Asia/Kathmandu",
    quiet: { from: 22 * 60, to: 7 * 60 },
  };
  const hours = listRuns(hourly, START, START + 7 * DAY).map((run) =>
    local(run, hourly.timezone).slice(11, 13),
  );
  expect(new Set(hours)).toEqual(
    new Set(Array.from({ length: 15 }, (_, hour) => String(hour + 7).padStart(2, "0"))),
  );
});

test("several times and weekdays give each run once; what is always quiet gives none", () => {
  const schedule: Schedule = { patterns: ["0 8 * * 1-5", "30 18 * * 1-5"], timezone: "UTC", quiet: null };
  expect(listRuns(schedule, START, START + 14 * DAY)).toHaveLength(20);
  expect(nextRun({ ...schedule, quiet: { from: 60, to: 59 } }, START)).toBeNull();
});
