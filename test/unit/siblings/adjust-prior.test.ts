import { expect, test } from "vitest";
import { adjustPrior } from "../../../src/siblings/adjust-prior.ts";
import { profileOf } from "../../../src/siblings/profile.ts";
import { SIGNATURE_VERSION } from "../../../src/siblings/signature.ts";

const PAIRS = 48;
const profiles = ["en", "ta"].flatMap((language) =>
  Array.from({ length: PAIRS }, () =>
    profileOf({
      version: SIGNATURE_VERSION,
      language,
      publishedAt: null,
      site: null,
      title: { length: 0, marks: [], words: [] },
      sentences: [],
      links: [],
    }),
  ),
);
const edges = Array.from({ length: PAIRS }, (_, a) => ({ a, b: a + PAIRS, logit: 0 }));

function groupFirst(linked: number): number[] {
  return profiles.map((_, index) => (index >= PAIRS && index - PAIRS < linked ? index - PAIRS : index));
}

test("where nearly every article has a sibling, less evidence is enough", () => {
  const [edge] = adjustPrior(profiles, edges, groupFirst(PAIRS));
  expect(edge!.logit).toBeGreaterThan(1);
});

test("where siblings are rare, more evidence is asked for", () => {
  const [edge] = adjustPrior(profiles, edges, groupFirst(1));
  expect(edge!.logit).toBeLessThan(-1);
});

test("where every third article has a sibling, nothing moves", () => {
  const [edge] = adjustPrior(profiles, edges, groupFirst(PAIRS / 3));
  expect(edge!.logit).toBeCloseTo(0);
});

test("a batch of two articles is told hardly anything by itself", () => {
  const two = [profiles[0]!, profiles[PAIRS]!];
  const [edge] = adjustPrior(two, [{ a: 0, b: 1, logit: 0 }], [0, 0]);
  expect(Math.abs(edge!.logit)).toBeLessThan(0.3);
});
