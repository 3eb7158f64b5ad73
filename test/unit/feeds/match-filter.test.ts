import { expect, test } from "vitest";
import { type Matchable, passesFilter } from "../../../src/feeds/match-filter.ts";

const article = (text: string, language: string, ...names: string[]): Matchable => ({
  text,
  language,
  names,
});

test.each([
  ["Ukraine", article("Украина получит помощь", "ru", "country:UA")],
  ["Україна", article("Aid for Kyiv arrives", "en", "country:UA")],
  ["ウクライナ", article("Ukraine erhält Hilfe", "de", "country:UA")],
  ["Zelensky", article("Президент Володимир Зеленський", "uk", "volodimir zelens'kiy", "zelens'kiy")],
  ["Зеленский", article("President Zelensky", "en", "zelensky")],
  ["ferry", article("The electric Ferry, at last", "en")],
  ["乌克兰", article("援助乌克兰的船只", "zh")],
])("%s is found in another script or language", (wanted, found) => {
  expect(passesFilter(found, { include: [wanted] })).toBe(true);
  expect(passesFilter(found, { exclude: [wanted] })).toBe(false);
});

test.each([
  ["Ukraine", article("Storm over Corva", "en", "country:FI")],
  ["art", article("The party begins", "en")],
  ["Solano", article("A talk with Beatriz Soler", "en", "beatriz soler")],
])("%s is not found where it is not", (wanted, other) => {
  expect(passesFilter(other, { include: [wanted] })).toBe(false);
});

test("languages, inclusion and exclusion all count", () => {
  const ferry = article("A ferry for Corva", "en");
  expect(passesFilter(ferry, {})).toBe(true);
  expect(passesFilter(ferry, { languages: ["es", "uk"] })).toBe(false);
  expect(passesFilter(ferry, { languages: ["en"], include: ["tram", "ferry"] })).toBe(true);
  expect(passesFilter(ferry, { include: ["ferry"], exclude: ["corva"] })).toBe(false);
});
