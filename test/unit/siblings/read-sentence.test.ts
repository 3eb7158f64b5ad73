import { expect, test } from "vitest";
import { markKeys } from "../../../src/siblings/mark-keys.ts";
import { readSentence } from "../../../src/siblings/read-sentence.ts";

const marksOf = (text: string, language: string) => readSentence(text, language).marks;

test.each([
  ["The work cost 3.2 million crowns.", "en"],
  ["Die Arbeit kostete 3,2 Millionen Kronen.", "de"],
  ["工程耗资 320万克朗。", "zh"],
  ["工事費は320万クローネ。", "ja"],
  ["काम पर 32 लाख क्रोन लगे।", "hi"],
  ["بلغت الكلفة ٣٫٢ مليون كرونة.", "ar"],
])("an amount is the same in every language: %s", (text, language) => {
  expect(marksOf(text, language)).toContain("#3200000");
});

test.each([
  ["It sailed on March 14.", "en"],
  ["Zarpó el 14 de marzo.", "es"],
  ["Оно отплыло 14 марта.", "ru"],
  ["船は3月14日に出航した。", "ja"],
  ["배는 3월 14일에 출항했다.", "ko"],
  ["أبحرت في 14 مارس.", "ar"],
])("a date is the same in every language: %s", (text, language) => {
  expect(marksOf(text, language)).toContain("/3-14");
});

test.each([
  ["They left South Africa.", "en", "@ZA"],
  ["Sie verließen Südafrika.", "de", "@ZA"],
  ["Они покинули Россию и Китай.", "ru", "@CN"],
  ["他们离开了委内瑞拉。", "zh", "@VE"],
  ["They left Russia.", "en", "@RU"],
])("countries are told by CLDR: %s", (text, language, mark) => {
  expect(marksOf(text, language)).toContain(mark);
});

test("a year of the Buddhist calendar is Gregorian too", () => {
  expect(marksOf("สร้างเมื่อปี 2526", "th")).toContain("#1983");
});

test.each([
  ["Dalgaard", "en", "Далгаард", "ru"],
  ["Velmar", "en", "فيلمار", "ar"],
  ["Venezuela", "en", "ベネズエラ", "ja"],
  ["Marigold", "en", "मैरीगोल्ड", "hi"],
  ["London", "en", "בלונדון", "he"],
  ["Norlandia", "en", "노를란디아", "ko"],
])("%s (%s) and its rendering %s (%s) meet under a key", (name, language, other, otherLanguage) => {
  const keysOf = (text: string, lang: string) => marksOf(text, lang).flatMap((mark) => markKeys(mark, lang));
  const keys = new Set(keysOf(`They saw ${name} there.`, language));
  expect(keysOf(other, otherLanguage).some((key) => keys.has(key))).toBe(true);
});

test("hostile text is read in bounded time", () => {
  const start = performance.now();
  for (const text of [
    "1,".repeat(50_000),
    "1 000 ".repeat(20_000),
    "א'".repeat(50_000),
    "A\u0301".repeat(50_000),
  ])
    readSentence(text, "he");
  expect(performance.now() - start).toBeLessThan(5_000);
});
