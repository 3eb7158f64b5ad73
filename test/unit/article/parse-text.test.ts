import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseText } from "../../../src/article/parse-text.ts";

const body = [
  "The ferry to Lisk Island will run again from Monday, the harbour office announced after a winter of repairs to its engine.",
  "Islanders had complained that the replacement boat carried neither cars nor livestock, and that the post came only twice a week.",
  "The captain, Orla Fenn, said that the first crossing would be free for everybody who had helped to unload the mail by hand.",
  "A second boat has been ordered from a yard in the north and should arrive before the summer season begins in earnest.",
];

describe("the heading", () => {
  test.each([
    ["date 2022-02-17 ", "2022-02-17"],
    ["2022-02-17 — ", "2022-02-17"],
    ["2022-02-17T08:30:00+02:00\n", "2022-02-17T08:30:00+02:00"],
    ["Date: 17 February 2022\n", "2022-02-17"],
    ["17 de febrero de 2022\n\n", "2022-02-17"],
    ["February 17, 2022\n", "2022-02-17"],
    ["17.02.2022\n", "2022-02-17"],
    ["2022年2月17日\n", "2022-02-17"],
    ["Дата: 17 февраля 2022\n", "2022-02-17"],
  ])("%j is the date and not text", (prefix, wanted) => {
    const article = parseText(prefix + body.join("\n\n"));
    expect(article.publishedAt).toBe(wanted);
    expect(article.text).toBe(body.join("\n\n"));
  });

  test("labels, a byline and a headline become metadata", () => {
    const article = parseText(
      `Title: Ferry returns\nBy Nell Arkwright\n3 May 2021\nSource: https://lisk.example/a?utm_source=x\n\n${body.join("\n\n")}`,
    );
    expect(article).toMatchObject({
      title: "Ferry returns",
      byline: "Nell Arkwright",
      publishedAt: "2021-05-03",
      url: "https://lisk.example/a?utm_source=x",
      canonicalUrl: "https://lisk.example/a",
      text: body.join("\n\n"),
    });
  });

  test("a first line that ends no sentence is the headline", () => {
    expect(parseText(`Ferry returns to Lisk\n${body.join("\n")}`)).toMatchObject({
      title: "Ferry returns to Lisk",
      text: body.join("\n\n"),
    });
  });

  test("what is known from elsewhere wins, and then the first line stays", () => {
    const text = `Ferry returns to Lisk\n${body.join("\n")}`;
    const article = parseText(text, { title: "Another title", publishedAt: "2020-01-02", lang: "en_GB" });
    expect(article).toMatchObject({
      title: "Another title",
      publishedAt: "2020-01-02",
      declaredLanguage: "en-GB",
    });
    expect(article.text.startsWith("Ferry returns to Lisk")).toBe(true);
  });

  test.each([
    "By the time the ferry sailed, it was dark.",
    "Data showed that nobody was on board.",
    "2022 was a bad year for ferries.",
  ])("%j is text", (first) => {
    const text = [first, ...body].join("\n\n");
    expect(parseText(text)).toMatchObject({ text, publishedAt: null, byline: null });
  });
});

describe("the end", () => {
  test.each([
    "“Tea drinker. Retired pirate. Certified kite wizard.”",
    "«Amante del queso. Jardinero de bolsillo»",
    "Coffee addict. Amateur beekeeper. Reluctant gymnast.",
  ])("%j is no part of the article", (biography) => {
    expect(parseText([...body, biography].join("\n\n")).text).toBe(body.join("\n\n"));
  });

  test.each([
    "The ferry sails at noon. The captain is ready. The islanders wait.",
    "“We are ready,” said the captain.",
    "Nobody slept. 400 people waited. Then it came.",
  ])("%j stays", (last) => {
    expect(parseText([...body, last].join("\n\n")).text.endsWith(last)).toBe(true);
  });
});

describe("lines", () => {
  test("a line is a paragraph where none is blank", () => {
    expect(parseText(body.join("\r\n")).text).toBe(body.join("\n\n"));
  });

  test("lines wrapped by hand are joined", () => {
    const wrapped = body.map((paragraph) => paragraph.replaceAll(/(.{1,56})(?: |$)/g, "$1\n").trim());
    expect(parseText(wrapped.join("\n\n")).text).toBe(body.join("\n\n"));
  });

  test("Japanese lines join without a space", () => {
    const line = "港の灯台は百年のあいだ船を導いてきたが来月からは無人になると町が発表した";
    expect(parseText(`${line}\n${line}\n${line}。`).text).toBe(`${line}${line}${line}。`);
  });

  test("nothing but spaces is too short", () => {
    expect(() => parseText(" \n\t\n")).toThrow(expect.objectContaining({ problem: "too-short" }));
  });
});

test("whatever the text, its words survive or stand in the metadata", () => {
  fc.assert(
    fc.property(
      fc.array(fc.lorem({ mode: "sentences", maxCount: 3 }), { minLength: 1, maxLength: 12 }),
      (paragraphs) => {
        const { text, title } = parseText(paragraphs.join("\n"));
        const words = (value: string) => value.match(/\p{L}+/gu) ?? [];
        const found = new Set([...words(text), ...words(title)]);
        expect(words(paragraphs.slice(0, -1).join(" ")).every((word) => found.has(word))).toBe(true);
      },
    ),
  );
});

test("the cost is linear", () => {
  for (const text of [
    "\n ".repeat(500_000),
    "a\n".repeat(500_000),
    `${"x. ".repeat(300_000)}\n`,
    "2022-01-01 ".repeat(100_000),
  ]) {
    const before = process.cpuUsage();
    try {
      parseText(text);
    } catch (error) {
      expect(error).toMatchObject({ problem: "too-short" });
    }
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  }
});
