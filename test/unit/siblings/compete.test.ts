import { expect, test } from "vitest";
import { compete } from "../../../src/siblings/compete.ts";
import { countRivals } from "../../../src/siblings/count-rivals.ts";
import { priorLogit } from "../../../src/siblings/prior-logit.ts";
import { type Profile, profileOf } from "../../../src/siblings/profile.ts";
import { inventBrief } from "./invented-articles.ts";

function profile(language: string, publishedAt: string | null = null): Profile {
  return profileOf(inventBrief(`a-${language}`, language, "", [], publishedAt).signature);
}

const logitsOf = (profiles: readonly Profile[], contests: readonly [number, number, number][]) =>
  compete(
    profiles,
    contests.map(([a, b, content]) => ({ a, b, content })),
  ).map(({ logit }) => logit);

test("of two candidates in a language the better wins and the other is refused", () => {
  const [better, worse] = logitsOf(
    [profile("en"), profile("es"), profile("es")],
    [
      [0, 1, 9],
      [0, 2, 6],
    ],
  );
  expect(better).toBeGreaterThan(0);
  expect(worse).toBeLessThan(0);
});

test("one that is as good as another is not believed", () => {
  const logits = logitsOf(
    [profile("en"), profile("es"), profile("es")],
    [
      [0, 1, 9],
      [0, 2, 9],
    ],
  );
  for (const logit of logits) expect(logit).toBeLessThan(2);
});

test("where hardly an article has an edition more is asked of a pair", () => {
  const alone = logitsOf([profile("en"), profile("es")], [[0, 1, 3]])[0]!;
  const crowd = Array.from({ length: 200 }, (_, index) => profile(index % 2 === 0 ? "en" : "es"));
  expect(logitsOf(crowd, [[0, 1, 3]])[0]!).toBeLessThan(alone - 2);
});

test("nothing to compete for is fine", () => {
  expect(compete([], [])).toEqual([]);
  expect(compete([profile("en")], [])).toEqual([]);
});

test("rivals are counted by language, and by the hour about a publication", () => {
  const day = Array.from({ length: 24 }, (_, hour) =>
    profile("es", `2026-03-02T${String(hour).padStart(2, "0")}:00`),
  );
  const rivals = countRivals([...day, profile("es"), profile("en")]);
  expect(rivals(profile("en", "2026-03-02T12:00"), "es")).toEqual({ total: 25, perHour: 25 / 24 });
  expect(rivals(profile("en", "2026-05-02T12:00"), "es")).toEqual({ total: 25, perHour: 1 / 24 });
  expect(rivals(profile("en"), "es")).toEqual({ total: 25, perHour: null });
  expect(rivals(profile("en", "2026-03-02T12:00"), "fr")).toEqual({ total: 0, perHour: null });
});

test("minutes apart speak for an edition, months apart against, and the more the busier the day", () => {
  const quiet = { total: 500, perHour: 1 };
  const [minutes, day, months] = [20, 24 * 60, 90 * 24 * 60].map((gap) => priorLogit(gap, quiet)) as [
    number,
    number,
    number,
  ];
  expect(minutes).toBeGreaterThan(day);
  expect(day).toBeGreaterThan(months);
  expect(priorLogit(20, { total: 500, perHour: 10 })).toBeLessThan(minutes);
  expect(priorLogit(null, quiet)).toBeCloseTo(-Math.log(500));
});
