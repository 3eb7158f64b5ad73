import { expect, test } from "vitest";
import { linkBatch } from "../../../src/siblings/link-batch.ts";
import { ferry, inventBrief, strangers } from "./invented-articles.ts";

test("a batch is linked: editions to each other, strangers to nobody", () => {
  const links = linkBatch([...strangers, ...Object.values(ferry)]);
  const idsOf = (id: string) =>
    links
      .get(id)!
      .map((sibling) => sibling.id)
      .sort();
  expect(idsOf("ferry-en")).toEqual(["ferry-es", "ferry-ru"]);
  expect(idsOf("ferry-es")).toEqual(["ferry-en", "ferry-ru"]);
  expect(idsOf("ferry-ru")).toEqual(["ferry-en", "ferry-es"]);
  for (const stranger of strangers) expect(idsOf(stranger.id)).toEqual([]);
});

test("two articles alone are enough", () => {
  const links = linkBatch([ferry.en, ferry.es]);
  const [sibling] = links.get("ferry-en")!;
  expect(sibling).toMatchObject({ id: "ferry-es", language: "es", relation: "translation" });
  expect(sibling!.score).toBeGreaterThan(0.5);
  expect(sibling!.reasons.map((reason) => reason.kind)).toContain("numbers-shared");
});

test("two that are not siblings are not linked for want of others", () => {
  expect(linkBatch(strangers).get("harvest-en")).toEqual([]);
});

test("the surer of two articles in one language is the edition", () => {
  const lines = ferry.en.article.text.split("\n\n");
  const half = inventBrief("half-en", "en", "Ferry at Velmar", [lines[0]!, "The weather was fine all week."]);
  const links = linkBatch([half, ferry.en, ferry.es, ...strangers]);
  expect(links.get("ferry-es")!.map(({ id }) => id)).toEqual(["ferry-en"]);
});

test("nothing, one article and empty articles are fine", () => {
  expect(linkBatch([]).size).toBe(0);
  expect(linkBatch([ferry.en]).get("ferry-en")).toEqual([]);
  const empty = ["en", "es", "zh"].map((language) => inventBrief(`empty-${language}`, language, "", []));
  for (const list of linkBatch(empty).values()) expect(list).toEqual([]);
});
