import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { extractArticle } from "../../../src/article/extract-article.ts";
import { ReadingError } from "../../../src/errors.ts";
import { hostilePages } from "../../support/hostile-pages.ts";

const MEGABYTE = 1_000_000;

/** Milliseconds of processor time, so that a busy machine fails no test. */
function cost(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function read(html: string): Article | ReadingError {
  try {
    return extractArticle({
      url: "https://news.example/en/story",
      body: html,
      mediaType: "text/html",
      contentLanguage: null,
    });
  } catch (error) {
    if (error instanceof ReadingError) return error;
    throw error;
  }
}

describe.each(Object.entries(hostilePages))("%s", (_name, make) => {
  test("a large page is read or refused well within the deadline, at a cost linear in its length", () => {
    const [small, large] = [make(MEGABYTE / 4), make(5 * MEGABYTE)];
    read(small);
    const unit = Math.min(
      cost(() => read(small)),
      cost(() => read(small)),
    );
    const whole = cost(() => read(large));
    expect(whole).toBeLessThan(4000);
    // Twenty times as long: a quadratic cost would be 400 times as high.
    expect(whole).toBeLessThan(80 * Math.max(unit, 20));
  });
});

test("10 MB of <div> and 100,000 levels of nesting are refused", () => {
  const nothing = { problem: "not-an-article" };
  expect(read("<div>".repeat(2 * MEGABYTE))).toMatchObject(nothing);
  expect(read(`${"<div>".repeat(100_000)}x${"</div>".repeat(100_000)}`)).toMatchObject(nothing);
});

const fragment = fc.oneof(
  fc.constantFrom(
    "<p>",
    "</p>",
    "<div class=related>",
    "</div>",
    "<a href='",
    "'>",
    "<table><td>",
    "<!--",
    "-->",
    "<script>",
  ),
  fc.constantFrom(
    "</script>",
    "<title>",
    "&#x0;",
    "&nbsp",
    "\0",
    "\ud800",
    "<h1>",
    "<time datetime='",
    "<svg>",
    "]]>",
    "<br>",
  ),
  fc.constantFrom(
    '<script type="application/ld+json">{"@type":"Article","headline":',
    "<meta property=og:title content=",
    "<li>",
  ),
  fc.string({ unit: "binary" }),
  fc.lorem({ mode: "sentences" }),
);

test("whatever the page, there is an article of clean text or a ReadingError", () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
      const article = read(parts.join(""));
      if (article instanceof ReadingError) return;
      expect(
        article.text.split("\n\n").every((paragraph) => paragraph !== "" && !paragraph.includes("\n")),
      ).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left.
      expect(article.text + article.title).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]|\p{Surrogate}/u);
    }),
    { numRuns: 300 },
  );
});
