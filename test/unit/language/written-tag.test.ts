import { expect, test } from "vitest";
import { declaredTag, writtenTag } from "../../../src/language/written-tag.ts";

test.each([
  ["zh", "渡轮星期二回到港口，乘客们说这次修理花了很长时间。", "zh"],
  ["zh", "渡輪星期二回到港口，乘客們說這次修理花了很長時間。", "zh-Hant"],
  ["zh", "大山小河", "zh"],
  ["sr", "Паром се вратио у луку у уторак.", "sr"],
  ["sr", "Trajekt se vratio u luku u utorak.", "sr-Latn"],
  ["uz", "Кема сешанба куни портга қайтди.", "uz-Cyrl"],
  ["ja", "港町東京", "ja"],
  ["ja", "フェリーは火曜日に港へ戻った。", "ja"],
  ["ko", "여객선이 화요일에 항구로 돌아왔다.", "ko"],
  ["en", "", "en"],
  ["en", "47 : 1983", "en"],
  ["und", "渡輪", "und"],
])("a text in %s, %s, is %s", (language, text, tag) => {
  expect(writtenTag(language, text)).toBe(tag);
});

test.each([
  ["zh_TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["zh-CN", "zh"],
  ["yue", "zh-Hant"],
  ["sr-Latn-RS", "sr-Latn"],
  ["sr", "sr"],
  ["pt-BR", "pt"],
  ["nb", "no"],
  ["x-default!", "und"],
])("declared %s is %s", (declared, tag) => {
  expect(declaredTag(declared)).toBe(tag);
});
