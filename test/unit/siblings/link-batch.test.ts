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

test("editions in simplified and in traditional characters are two of a set", () => {
  const simplified = inventBrief("ferry-hans", "zh", "渡轮马里戈尔德号返回韦尔马港", [
    "渡轮马里戈尔德号经过47天的维修，于星期二返回韦尔马港。",
    "船长亨里克·达尔高说，修理这艘船花费了320万克朗。",
    "它将在韦尔马和圣奥罗之间运送418名乘客。",
    "这台1983年制造的旧发动机将送往布伦哈芬博物馆。",
  ]);
  const traditional = inventBrief("ferry-hant", "zh", "渡輪馬里戈爾德號返回韋爾馬港", [
    "渡輪馬里戈爾德號經過47天的維修，於星期二返回韋爾馬港。",
    "船長亨里克·達爾高說，修理這艘船花費了320萬克朗。",
    "它將在韋爾馬和聖奧羅之間運送418名乘客。",
    "這台1983年製造的舊發動機將送往布倫哈芬博物館。",
  ]);
  const links = linkBatch([simplified, traditional, ferry.en, ...strangers]);
  expect(links.get("ferry-hans")!.map(({ language }) => language)).toContain("zh-Hant");
});
