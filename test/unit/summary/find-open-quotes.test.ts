import { describe, expect, test } from "vitest";
import { findOpenQuotes } from "../../../src/summary/find-open-quotes.ts";

/** The states of sentences joined by spaces into one paragraph. */
function statesOf(...quotes: readonly string[]) {
  let start = 0;
  const sentences = quotes.map((quote) => {
    const span = { start, end: start + quote.length, paragraph: 0 };
    start = span.end + 1;
    return span;
  });
  return findOpenQuotes(quotes.join(" "), sentences);
}

describe("findOpenQuotes", () => {
  test.each([
    ["straight", '"The lamp is too dim," said the keeper.'],
    ["English", "“The lamp is too dim,” said the keeper."],
    ["German", "„Die Lampe ist zu schwach“, sagte der Wärter."],
    ["Swedish", "”Lampan är för svag”, sade vakten."],
    ["Danish", "»Lampen er for svag«, sagde vagten."],
    ["French", "« La lampe est trop faible », a dit le gardien."],
    ["Japanese", "「灯りが弱すぎる」と灯台守は話した。"],
    ["an apostrophe", "The keepers' union met at Velmora's town hall."],
    ["gershayim", 'ראש צה"ל ביקר במגדלור.'],
    ["gershayim as an editor sets them", "נשיא ארה“ב ביקר במגדלור."],
    ["a quotation behind a Hebrew prefix", "ראש העיר אמר ש“המגדלור“ שלו הוא הגבוה ביותר."],
    ["brackets of two widths", "港口（VELMORA)周二重新开放。"],
  ])("a whole quotation is balanced: %s", (_, quote) => {
    expect(statesOf(quote)[0]!.unbalanced).toBe(false);
  });

  test.each([
    ["an opening mark alone", "“The lamp is too dim."],
    ["a closing mark alone", 'We will mend it in spring," said the keeper.'],
    ["guillemets", "Le gardien a dit : « La lampe est faible."],
    ["corner brackets", "灯台守は「灯りが弱すぎると話した。"],
    ["a bracket", "The harbour (see the map."],
    ["a single mark", "'The lamp is too dim and the harbour is dark."],
  ])("half a quotation is not: %s", (_, quote) => {
    expect(statesOf(quote)[0]!.unbalanced).toBe(true);
  });

  test("a sentence inside a longer quotation is another's words without saying so", () => {
    const states = statesOf(
      "The keeper said: “The lamp is too dim.",
      "Ships pass in the dark.",
      "We will mend it.”",
      "The council agreed.",
    );
    expect(states.map(({ startsInside }) => startsInside)).toEqual([false, true, true, false]);
  });

  test("a mark left open ends with its paragraph", () => {
    const text = "“The lamp is dim.\nThe council agreed.";
    const states = findOpenQuotes(text, [
      { start: 0, end: 17, paragraph: 0 },
      { start: 18, end: text.length, paragraph: 1 },
    ]);
    expect(states.map(({ unbalanced }) => unbalanced)).toEqual([true, false]);
  });
});
