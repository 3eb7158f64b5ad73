import { describe, expect, test } from "vitest";
import { summarise } from "../../../src/summary/summarise.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";

function quotes(text: string, { language = "en", title = "", count = 3 } = {}): string[] {
  const sentences = splitSentences(text, language);
  const indexes = summarise({ title, text, sentences, language })[count - 1]!;
  return indexes.map((i) => text.slice(sentences[i]!.start, sentences[i]!.end));
}

const HARBOUR = [
  "The harbour town of Velmora opened its rebuilt lighthouse on Tuesday after nine years of repairs.",
  "Engineers from three countries replaced the granite base and the lamp of the lighthouse.",
  "It cost more than planned.",
  "The town council of Velmora paid 4.2 million crowns for the repairs, said mayor Ilse Brandt.",
  "Fishing boats sounded their horns when the lamp was lit for the first time at dusk.",
  "Is this the end of the story?",
  "Subscribe to our newsletter at https://velmora.example/news for more stories like this one.",
].join("\n\n");

describe("summarise", () => {
  test("gives a summary of every length from one to seven, in document order", () => {
    const sentences = splitSentences(HARBOUR, "en");
    const summaries = summarise({ title: "", text: HARBOUR, sentences, language: "en" });
    expect(summaries).toHaveLength(7);
    for (const [i, indexes] of summaries.entries()) {
      expect(indexes.length).toBeGreaterThan(0);
      expect(indexes.length).toBeLessThanOrEqual(i + 1);
      expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
    }
  });

  test("quotes no question and no address", () => {
    const quoted = quotes(HARBOUR, { count: 7 });
    expect(quoted.filter((quote) => /[?]$|https/u.test(quote))).toEqual([]);
  });

  test("is never empty where there is a sentence", () => {
    expect(quotes("Why?")).toEqual(["Why?"]);
    expect(summarise({ title: "", text: "", sentences: [], language: "en" })[2]).toEqual([]);
  });
});
