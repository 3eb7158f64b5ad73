import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalUrl, isSameSite } from "../../../src/article/canonical-url.ts";

test.each([
  ["https://News.Example/a", "https://news.example/a"],
  ["https://news.example:443/a#part", "https://news.example/a"],
  ["https://user:secret@news.example/a", "https://news.example/a"],
  ["https://news.example./a", "https://news.example/a"],
  ["https://news.example/a?utm_source=x&utm_medium=y", "https://news.example/a"],
  ["https://news.example/a?fbclid=1&id=7&gclid=2", "https://news.example/a?id=7"],
  ["https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2"],
  ["https://news.example/a?", "https://news.example/a"],
  ["https://новости.example/ы", "https://xn--b1amnebsh.example/%D1%8B"],
])("%s becomes %s", (href, wanted) => {
  expect(canonicalUrl(href)).toBe(wanted);
});

test("a canonical address stays as it is", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (href) => {
      const once = canonicalUrl(href);
      expect(canonicalUrl(once)).toBe(once);
    }),
  );
});

test("what is no address throws", () => {
  expect(() => canonicalUrl("not a link")).toThrow(TypeError);
});

test.each([
  ["www.news.example", "news.example", true],
  ["m.news.example", "www.news.example", true],
  ["fr.news.example", "news.example", true],
  ["news.example", "other.example", false],
  ["evilnews.example", "news.example", false],
])("%s and %s: %s", (a, b, wanted) => {
  expect(isSameSite(a, b)).toBe(wanted);
});
