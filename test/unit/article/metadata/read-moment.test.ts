import { expect, test } from "vitest";
import { readMoment } from "../../../../src/article/metadata/read-moment.ts";

test.each([
  ["2022-02-17T08:05:00+01:00", "2022-02-17T08:05:00+01:00"],
  ["Thu, 17 Feb 2022 08:05:00 GMT", "2022-02-17T08:05:00Z"],
  ["2022-02-17", "2022-02-17"],
  ["2022-02-17 08:05", "2022-02-17T08:05"],
  ["17 Feb, 2022\t | 1:58 pm", "2022-02-17T13:58"],
  ["February 17, 2022 12:05 a.m.", "2022-02-17T00:05"],
  ["17 de febrero de 2022, 18:40", "2022-02-17T18:40"],
  ["17.02.2022 8:05 Uhr", "2022-02-17T08:05"],
  ["17 Feb 2022, score 99:72", "2022-02-17"],
  ["yesterday at 8:05", null],
  ["", null],
])("%j is read as %j", (written, moment) => {
  expect(readMoment(written)).toBe(moment);
});

test("time grows no faster than the text", () => {
  const start = performance.now();
  readMoment(`1 May 2022 ${"1:".repeat(500_000)}`);
  expect(performance.now() - start).toBeLessThan(500);
});
