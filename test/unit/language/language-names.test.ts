import { describe, expect, test } from "vitest";
import { countryName, direction, languageName } from "../../../src/language/language-names.ts";
import { primaryLanguage } from "../../../src/language/primary-language.ts";

describe("names", () => {
  test("names languages and countries in the reader's language", () => {
    expect(languageName("de", "en")).toBe("German");
    expect(languageName("de", "fr")).toBe("allemand");
    expect(languageName("pt_BR", "en")).toContain("Portuguese");
    expect(countryName("ua", "es")).toBe("Ucrania");
  });

  test("falls back to the tag, and to English readers", () => {
    expect(languageName("not a tag", "en")).toBe("not a tag");
    expect(languageName("de", "not a tag")).toBe("German");
    expect(countryName("zzz9", "en")).toBe("ZZZ9");
  });
});

test("tells right-to-left languages", () => {
  for (const tag of ["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "pa-Arab", "ar_EG"])
    expect(direction(tag), tag).toBe("rtl");
  for (const tag of ["en", "ru", "ku", "az", "ja", "und", "", "???"]) expect(direction(tag), tag).toBe("ltr");
});

test("brings tags to one spelling", () => {
  const spellings = {
    iw: "he",
    "nb-NO": "no",
    nn: "no",
    cmn: "zh",
    "zh-Hant-TW": "zh",
    yue: "zh",
    tl: "fil",
    PT_br: "pt",
  };
  for (const [tag, primary] of Object.entries(spellings)) expect(primaryLanguage(tag), tag).toBe(primary);
  for (const tag of ["", "english please", "x", "*"]) expect(primaryLanguage(tag), tag).toBe("und");
});
