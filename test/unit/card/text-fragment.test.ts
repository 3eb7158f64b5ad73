import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkToSentence } from "../../../src/card/text-fragment.ts";

const url = "https://harbour.example/ferry";

function link(text: string, sentence: string, language = "en", at = url): string {
  const start = text.indexOf(sentence);
  return linkToSentence(at, text, { start, end: start + sentence.length }, language);
}

describe("linkToSentence", () => {
  test("names a short sentence whole, without its last stop", () => {
    expect(link("The ferry is back.", "The ferry is back.")).toBe(`${url}#:~:text=The%20ferry%20is%20back`);
  });

  test("names a long sentence by two words at each end", () => {
    const sentence = "The night ferry will sail again from Monday, said the harbour.";
    expect(link(sentence, sentence)).toBe(`${url}#:~:text=The%20night,the%20harbour`);
  });

  test("takes a third word where the first two stand earlier in the text", () => {
    const sentence = "The night train never left, say those who waited for it.";
    expect(link(`The night ferry left. ${sentence}`, sentence)).toContain("#:~:text=The%20night%20train,");
  });

  test("takes a third word where the first two stand in the title", () => {
    const text = "The night ferry will sail again from Monday, said the harbour.";
    const made = linkToSentence(
      url,
      text,
      { start: 0, end: text.length },
      "en",
      "Relief: the NIGHT train is back",
    );
    expect(made).toBe(`${url}#:~:text=The%20night%20ferry,the%20harbour`);
  });

  test("encodes what the directive itself uses", () => {
    const sentence = "Well-known, tried & true";
    expect(link(sentence, sentence)).toBe(`${url}#:~:text=Well%2Dknown%2C%20tried%20%26%20true`);
  });

  test("keeps a fragment that the address has", () => {
    expect(link("Back again.", "Back again.", "en", `${url}#top`)).toBe(`${url}#top:~:text=Back%20again`);
  });

  test("takes enough characters where words are short", () => {
    const sentence = "運輸省は、夜行フェリーが来週の月曜日から再び運航すると発表しました。";
    const [start = "", end = ""] = decodeURIComponent(
      link(sentence, sentence, "ja").split("text=")[1] ?? "",
    ).split(",");
    expect(start.length).toBeGreaterThanOrEqual(4);
    expect(sentence.startsWith(start) && sentence.includes(end)).toBe(true);
  });

  test("finds both ends, in order, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const made = linkToSentence(url, text, { start: 0, end: text.length }, "en");
        expect(URL.canParse(made)).toBe(true);
        const [start, end] = (made.split(":~:text=")[1] ?? "").split(",").map(decodeURIComponent);
        const well = text.replace(/\p{Surrogate}/gu, "\uFFFD");
        if (start !== undefined) expect(well).toContain(start);
        if (end !== undefined)
          expect(well.indexOf(end, well.indexOf(start!) + start!.length)).toBeGreaterThan(-1);
      }),
    );
  });

  test("survives lone surrogates", () => {
    expect(() => link("a \uD83D b \uDE00", "a \uD83D b \uDE00")).not.toThrow();
  });
});
