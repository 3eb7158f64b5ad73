import { expect, test } from "vitest";
import { groupEditions } from "../../../src/siblings/group-editions.ts";

const JOIN = 0.5;

/** Articles named by language and story (`en1`), grouped by their links' probabilities; groups as sorted names. */
function groupsOf(articles: readonly string[], links: readonly [string, string, number][]): string[][] {
  const edges = links.map(([a, b, probability]) => ({
    a: articles.indexOf(a),
    b: articles.indexOf(b),
    logit: Math.log(probability / (1 - probability)),
  }));
  const languages = articles.map((name) => name.slice(0, 2));
  const group = groupEditions(languages, edges, JOIN);
  return [...new Set(group)]
    .map((name) => articles.filter((_, index) => group[index] === name).toSorted())
    .toSorted();
}

test("one sure link joins two articles, a doubtful one does not", () => {
  const links: [string, string, number][] = [
    ["en1", "es1", 0.9],
    ["en1", "fr1", 0.3],
  ];
  expect(groupsOf(["en1", "es1", "fr1"], links)).toEqual([["en1", "es1"], ["fr1"]]);
});

test("a group has one edition in a language", () => {
  const links: [string, string, number][] = [
    ["en1", "es1", 0.9],
    ["en1", "es2", 0.8],
  ];
  expect(groupsOf(["en1", "es1", "es2"], links)).toEqual([["en1", "es1"], ["es2"]]);
});

test("an article that a stranger claimed first returns to the group that supports it better", () => {
  const links: [string, string, number][] = [
    ["fr1", "de2", 0.97],
    ["en1", "es1", 0.95],
    ["en1", "fr1", 0.94],
    ["es1", "fr1", 0.94],
    ["de1", "en1", 0.93],
    ["de1", "es1", 0.93],
    ["de1", "fr1", 0.93],
    ["en2", "de2", 0.96],
    ["fr2", "de2", 0.96],
    ["en2", "fr2", 0.92],
  ];
  const articles = ["en1", "es1", "fr1", "de1", "en2", "fr2", "de2"];
  expect(groupsOf(articles, links)).toEqual([
    ["de1", "en1", "es1", "fr1"],
    ["de2", "en2", "fr2"],
  ]);
});
