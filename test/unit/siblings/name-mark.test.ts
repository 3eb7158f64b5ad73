import { expect, test } from "vitest";
import { markKeys } from "../../../src/siblings/mark-keys.ts";
import { nameMark } from "../../../src/siblings/name-mark.ts";

test.each([
  ["Sturridge", "~sturridge"],
  ["Дмитрий", "~dmitriy"],
  ["कमला", "~kamala"],
  ["নরেন্দ্র", "~narendr"],
  ["മലയാളം", "~malayalam"],
  ["චන්ද්‍රසිංහ", "~chandrasinh"],
  ["ரங்கநாதன்", "~rankanatan"],
])("%s in Latin letters is %s", (word, mark) => {
  expect(nameMark(word)).toBe(mark);
});

test.each([
  ["en", "Wickramasinghe", "si", "වික්‍රමසිංහ"],
  ["en", "Wickramasinghe", "ta", "விக்கிரமசிங்க"],
  ["en", "Mukherjee", "bn", "মুখার্জী"],
  ["en", "Sundaram", "hi", "सुंदरम"],
  ["en", "Wagner", "ru", "Вагнер"],
  ["en", "Chelsea", "zh", "切尔西"],
  ["en", "Adams", "zh", "亚当斯"],
  ["en", "Sturridge", "zh-Hant", "斯圖里奇"],
  ["en", "Trump", "zh", "特朗普"],
  ["en", "Trump", "ja", "トランプ"],
])("a name in %s, %s, is met in %s as %s", (language, name, other, written) => {
  const keys = new Set(markKeys(nameMark(name), language));
  expect(markKeys(nameMark(written), other).some((key) => keys.has(key))).toBe(true);
});

test("a Chinese word of two syllables is not heard as a foreign name", () => {
  expect(markKeys(nameMark("中国"), "zh")).toEqual(["~zhonggu", "=snk"]);
});
