import { expect, test } from "vitest";
import { parseSchedule } from "../../../src/digest/parse-schedule.ts";

const typed = { time: "08:00", days: null, timezone: null, quiet: null };

test.each([
  [{ time: "8:05" }, ["5 8 * * *"]],
  [{ time: "08:00, 18:30" }, ["0 8 * * *", "30 18 * * *"]],
  [{ time: "7pm" }, ["0 19 * * *"]],
  [{ time: "12am" }, ["0 0 * * *"]],
  [{ days: "mon-fri" }, ["0 8 * * 1-5"]],
  [{ days: "Saturday, Sunday" }, ["0 8 * * 6,0"]],
  [{ days: "weekdays" }, ["0 8 * * 1-5"]],
  [{ time: "*/30 9-17 * * 1-5" }, ["*/30 9-17 * * 1-5"]],
])("%o is understood", (parts, patterns) => {
  expect(parseSchedule({ ...typed, ...parts }, "Europe/Kyiv")).toEqual({
    patterns,
    timezone: "Europe/Kyiv",
    quiet: null,
  });
});

test.each([
  [{ time: "25:00" }, "time"],
  [{ time: "soon" }, "time"],
  [{ time: "0 0 30 2 *" }, "time"],
  [{ time: "61 * * * *" }, "time"],
  [{ days: "someday" }, "days"],
  [{ timezone: "Mars/Olympus" }, "timezone"],
  [{ quiet: "late" }, "quiet"],
  [{ quiet: "22:00-22:00" }, "quiet"],
])("%o is refused, and which part", (parts, problem) => {
  expect(parseSchedule({ ...typed, ...parts }, "UTC")).toEqual({ problem });
});

test("quiet hours and the time zone are read", () => {
  const parts = { ...typed, timezone: "Asia/Kathmandu", quiet: "22:00-7:30" };
  expect(parseSchedule(parts, "UTC")).toMatchObject({
    timezone: "Asia/Kathmandu",
    quiet: { from: 1320, to: 450 },
  });
});
