import { describe, expect, test } from "vitest";
import { type Candidate, chooseSentences } from "../../../src/summary/choose-sentences.ts";

const WEIGHTS = { repetition: 0.5, adjacency: 0 };

function candidate(score: number, topic: string, more: Partial<Candidate> = {}): Candidate {
  return { score, vector: new Map([[topic, 1]]), barred: false, dangling: false, ...more };
}

describe("chooseSentences", () => {
  test("the best first, none twice", () => {
    const candidates = [candidate(0.2, "a"), candidate(0.9, "b"), candidate(0.5, "c")];
    expect(chooseSentences(candidates, 5, WEIGHTS)).toEqual([1, 2, 0]);
  });

  test("a sentence that says the same is not quoted", () => {
    const candidates = [candidate(0.9, "a"), candidate(0.8, "a"), candidate(0.1, "b")];
    expect(chooseSentences(candidates, 3, WEIGHTS)).toEqual([0, 2]);
  });

  test("a barred sentence never, a dangling one only behind the one it points at", () => {
    const candidates = [
      candidate(0.1, "a"),
      candidate(0.9, "b", { dangling: true }),
      candidate(0.8, "c", { barred: true }),
      candidate(0.5, "d"),
    ];
    expect(chooseSentences(candidates, 1, WEIGHTS)).toEqual([3]);
    expect(chooseSentences(candidates, 4, WEIGHTS)).toEqual([3, 0, 1]);
  });

  test("neighbours read on", () => {
    const candidates = [candidate(0.9, "a"), candidate(0.4, "b"), candidate(0.5, "c")];
    expect(chooseSentences(candidates, 2, { ...WEIGHTS, adjacency: 0.2 })).toEqual([0, 1]);
  });
});
