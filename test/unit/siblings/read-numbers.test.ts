import { expect, test } from "vitest";
import { asciiDigits, readNumber } from "../../../src/siblings/read-numbers.ts";

test.each([
  ["1.500", ["1500"]],
  ["1,500", ["1500"]],
  ["1 234 567", ["1234567"]],
  ["1\u202f234,5", ["1234.5"]],
  ["1.234.567,89", ["1234567.89"]],
  ["12,34,567", ["1234567"]],
  ["3,2", ["3.2"]],
  ["0.125", ["0.125"]],
  ["1’000’000", ["1000000"]],
  ["007", ["7"]],
  ["17:45", ["5:45"]],
  ["5:45", ["5:45"]],
  ["3:1", ["3", "1"]],
  ["17.3.2019", ["17", "3", "2019"]],
  ["1".repeat(30), []],
])("%s is read as %j", (written, values) => {
  expect(readNumber(written)).toEqual(values);
});

test("the digits of every script become 0-9", () => {
  expect(asciiDigits("٢٠١٩ ۱۲ १५ ৪৭ ௪௧௮ ๒๕๖๑ ２０")).toBe("2019 12 15 47 418 2561 20");
});
