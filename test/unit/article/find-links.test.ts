import { expect, test } from "vitest";
import { findLinks } from "../../../src/article/find-links.ts";

test.each([
  ["read https://news.example/a, please", ["https://news.example/a"]],
  ["(see https://news.example/a)", ["https://news.example/a"]],
  ["https://news.example/wiki/Kestrel_(bird).", ["https://news.example/wiki/Kestrel_(bird)"]],
  ["<https://news.example/a>", ["https://news.example/a"]],
  ["https://news.example/a?b=c&d=e#f!", ["https://news.example/a?b=c&d=e#f"]],
  ["HTTPS://NEWS.EXAMPLE/A", ["HTTPS://NEWS.EXAMPLE/A"]],
  ["見て：https://news.example/a。すごい", ["https://news.example/a"]],
  ["https://ru.example/Россия и ещё", ["https://ru.example/Россия"]],
  ["“https://news.example/a”", ["https://news.example/a"]],
  [
    "https://a.example/1 https://b.example/2 https://a.example/1",
    ["https://a.example/1", "https://b.example/2"],
  ],
  ["no links, ftp://x.example/, news.example", []],
  ["https://", []],
  ["https://[", []],
])("%j", (text, wanted) => {
  expect(findLinks(text)).toEqual(wanted);
});

test("a flood of links is cut", () => {
  const text = Array.from({ length: 500 }, (_, i) => `https://news.example/${i}`).join(" ");
  expect(findLinks(text)).toHaveLength(100);
});

test("the cost is linear", () => {
  for (const text of [
    "https://".repeat(100_000),
    `https://a.example/${")".repeat(500_000)}`,
    "https://a.example/((".repeat(50_000),
  ]) {
    const before = process.cpuUsage();
    findLinks(text);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  }
});
