import { describe, expect, it } from "vitest";
import { fitLogistic } from "../../tools/train-confidence/fit-logistic.ts";
import { reliability } from "../../tools/train-confidence/reliability.ts";

describe("fitLogistic", () => {
  it("finds the log-odds of what is right three times in four, and that the other evidence says nothing", () => {
    const observations = Array.from({ length: 4000 }, (_, at) => ({
      features: [1, at % 8 < 4 ? 1 : -1],
      right: at % 4 !== 0,
      worth: 1,
    }));
    const [base, noise] = fitLogistic(observations);
    expect(base).toBeCloseTo(Math.log(3), 1);
    expect(noise).toBeCloseTo(0, 2);
  });

  it("counts an observation as often as it is worth", () => {
    const observe = (right: boolean, worth: number) => ({ features: [1], right, worth });
    const many = Array.from({ length: 500 }, () => [observe(true, 1), observe(false, 3)]).flat();
    expect(fitLogistic(many)[0]).toBeCloseTo(-Math.log(3), 1);
  });
});

describe("reliability", () => {
  it("tells how often names of a confidence are right", () => {
    const judged = [true, true, true, false].map((right) => ({ right, confidence: 0.75 }));
    const table = reliability(judged);
    expect(table).toContain("| 0.7 to 0.8 | 4 | 75.0 |");
    expect(table).toContain("| from 0.8 | 0 |  |");
  });
});
