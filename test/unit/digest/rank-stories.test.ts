import { expect, test } from "vitest";
import type { Story } from "../../../src/digest/group-articles.ts";
import { rankStories } from "../../../src/digest/rank-stories.ts";
import { sampleBrief } from "../../support/sample-briefs.ts";

const NOW = Date.UTC(2026, 1, 10, 8);

/** A story by its publishers, hours ago; each article in its own right. */
function story(
  name: string,
  publishers: readonly string[],
  hours: number,
  language: "en" | "es" = "en",
): Story {
  const publishedAt = new Date(NOW - hours * 3_600_000).toISOString();
  return {
    articles: publishers.map((publisher) => [
      { brief: sampleBrief(language, { title: name, publisher, publishedAt }), siblings: [] },
    ]),
  };
}

const order = (stories: readonly Story[]) =>
  rankStories(stories, NOW).map(({ articles }) => articles[0]![0]!.brief.article.title);

test("what more publishers cover goes first", () => {
  expect(order([story("one", ["Post"], 2), story("three", ["Bell", "Times", "Echo"], 2)])).toEqual([
    "three",
    "one",
  ]);
});

test("what is fresher goes first", () => {
  expect(order([story("old", ["Post"], 20), story("new", ["Bell"], 1)])).toEqual(["new", "old"]);
});

test("publishers and languages take turns where their stories weigh nearly the same", () => {
  const stories = [
    story("post 1", ["Post"], 1),
    story("post 2", ["Post"], 1.1),
    story("post 3", ["Post"], 1.2),
    story("faro 1", ["Faro"], 2, "es"),
  ];
  expect(order(stories)).toEqual(["post 1", "faro 1", "post 2", "post 3"]);
});
