import { expect, test } from "vitest";
import { cardWidth } from "../../../src/summary/card-width.ts";

test.each([
  ["harbour", 7],
  ["港口周二", 8],
  ["ハーバー", 8],
  ["항구", 4],
  ["हिंदी", 4],
  ["مَرْفَأ", 4],
])("%s takes %i columns", (text, columns) => {
  expect(cardWidth(text)).toBe(columns);
});
