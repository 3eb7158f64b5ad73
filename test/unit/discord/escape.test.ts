import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, escapeText, maskedLink, safeHref } from "../../../adapters/discord/escape.ts";
import { readMarkdown } from "../../support/discord-server/read-markdown.ts";

describe("escaped text", () => {
  test.each([
    "**bold** _it_ ~~gone~~ `code` ||hidden||",
    "[label](https://evil.example)",
    "<@123456789012345678> <@&1> <#1> </x:1> <:a:1> <a:b:1> <t:0:R> <https://evil.example>",
    "@everyone and @here",
    "bare https://evil.example/_a_ stays words",
    "# heading",
    "- list",
    "> quote",
    "-# small",
    "1. numbered",
    "\\*already escaped\\*",
  ])("shows its very characters: %s", (text) => {
    const read = readMarkdown(escapeText(text));
    expect(read.text).toBe(text);
    expect(read.alive).toEqual([]);
  });

  test("nothing comes to life, whatever it is made of", () => {
    const piece = fc.constantFrom(
      ..."\\*_~`|<>[]()@#:!&-+.1 ax/\n".split(""),
      "https://",
      "@everyone",
      "<@1>",
      "**",
      "](",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const read = readMarkdown(escapeText(pieces.join("")));
        expect(read.alive).toEqual([]);
        expect(read.text).toBe(cleanText(pieces.join("")));
      }),
      { numRuns: 2_000 },
    );
  });

  test("the test's reader does see what is not escaped", () => {
    for (const text of [
      "x **a**",
      "@everyone",
      "<@1>",
      "[a](https://b.example)x [c](d",
      "# a",
      "https://a.example",
    ])
      expect(readMarkdown(text).alive.length + readMarkdown(text).links.length).toBeGreaterThan(0);
  });

  test("lines, control characters, overrides of direction and broken pairs are tidied", () => {
    expect(cleanText(" a\n\tb\u0000\u202Ec\u202C \uD83D ")).toBe("a bc \uFFFD");
  });
});

describe("links", () => {
  test.each([
    ["https://a.example/x?y=1&z=2#:~:text=b%20c", "https://a.example/x?y=1&z=2#:~:text=b%20c"],
    ["https://a.example/(x)", "https://a.example/%28x%29"],
    ['https://a.example/"<x>', "https://a.example/%22%3Cx%3E"],
  ])("%s leads to %s", (href, expected) => {
    expect(safeHref(href, 2048)).toBe(expected);
  });

  test.each([
    null,
    "",
    "javascript:alert(1)",
    "ftp://a.example",
    "https://a b",
    "https://",
    `https://a.example/${"a".repeat(3000)}`,
  ])("%s leads nowhere", (href) => {
    expect(safeHref(href, 2048)).toBeNull();
  });

  test("a label cannot end early, pose as another address, or be empty", () => {
    const label = "a](https://evil.example) [https://bank.example";
    const read = readMarkdown(maskedLink(label, "https://own.example/", 2048));
    expect(read).toEqual({
      text: label.replaceAll("[", "(").replaceAll("]", ")"),
      links: ["https://own.example/"],
      alive: [],
    });
    expect(maskedLink("  ", "https://own.example/", 2048)).toBe("");
    expect(maskedLink("a", null, 2048)).toBe("a");
  });
});
