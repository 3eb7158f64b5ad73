import { expect, test } from "vitest";
import { nextPoll, type PollTiming } from "../../../src/feeds/next-poll.ts";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 4, 4, 12);
const calm: PollTiming = { failures: 0, ttl: null, cacheControl: null, retryAfter: null };

function minutes(timing: Partial<PollTiming>, random = 0): number {
  return (nextPoll({ ...calm, ...timing }, NOW, () => random) - NOW) / MINUTE;
}

test("a quarter of an hour, up to a tenth more by chance", () => {
  expect(minutes({})).toBe(15);
  expect(minutes({}, 0.5)).toBe(15.75);
});

test("what the publisher wishes, but not too rarely", () => {
  expect(minutes({ ttl: 60 })).toBe(60);
  expect(minutes({ ttl: 5 })).toBe(15);
  expect(minutes({ ttl: 1e9 })).toBe(360);
  expect(minutes({ cacheControl: "public, max-age=3600" })).toBe(60);
  expect(minutes({ cacheControl: "s-maxage=7200, max-age=0" })).toBe(15);
});

test("ever more rarely after failures, up to a day", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((failures) => minutes({ failures }));
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
});

test("never before Retry-After, in seconds or as a date, up to a week", () => {
  expect(minutes({ failures: 1, retryAfter: "7200" })).toBe(120);
  expect(minutes({ failures: 1, retryAfter: "60" })).toBe(30);
  expect(minutes({ failures: 1, retryAfter: "Mon, 04 May 2026 15:00:00 GMT" })).toBe(180);
  expect(minutes({ failures: 1, retryAfter: "soon" })).toBe(30);
  expect(minutes({ failures: 1, retryAfter: "999999999" })).toBe(7 * 24 * 60);
});
