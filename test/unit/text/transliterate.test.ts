import { expect, test } from "vitest";
import { transliterate } from "../../../src/text/transliterate.ts";

test.each([
  ["Москва", "moskva"],
  ["北京", "beijing"],
  ["Łódź", "lodz"],
  ["Cafe\u0301", "cafe"],
  ["", ""],
])("transliterates %s", (text, ascii) => {
  expect(transliterate(text)).toBe(ascii);
});

test("answers the same a second time, and for long texts", () => {
  expect(transliterate("Киев")).toBe(transliterate("Киев"));
  expect(transliterate("Ж".repeat(1000))).toBe("zh".repeat(1000));
});
