import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_SUMMARY_SENTENCES } from "../../../src/brief/brief.ts";
import { summarise } from "../../../src/summary/summarise.ts";
import { splitSentences } from "../../../src/text/split-sentences.ts";

function quotes(text: string, { language = "en", title = "", count = 3 } = {}): string[] {
  const sentences = splitSentences(text, language);
  const indexes = summarise({ title, text, sentences, language })[count - 1]!;
  return indexes.map((i) => text.slice(sentences[i]!.start, sentences[i]!.end));
}

const MONSTER = `The report lists ${Array.from({ length: 90 }, (_, i) => `pier ${i}, of the harbour`).join(", ")}.`;

const HARBOUR = [
  "The harbour town of Velmora opened its rebuilt lighthouse on Tuesday after nine years of repairs.",
  "Engineers from three countries replaced the granite base and the lamp of the lighthouse.",
  MONSTER,
  "However, the repairs cost twice as much as the town council had planned.",
  "The town council of Velmora paid 4.2 million crowns for the repairs, said mayor Ilse Brandt.",
  "Keeper Noor Haddad said: “The old lamp was too dim. Ships of the harbour passed in the dark.”",
  "Is this the end of the story of the Velmora lighthouse repairs?",
  "Fishing boats of Velmora sounded their horns when the lamp of the lighthouse was lit at dusk.",
  "Read also: the nine years of repairs of the Velmora lighthouse in pictures.",
  "Subscribe to our newsletter at https://velmora.example/news for more stories of the harbour.",
  "Paul Okafor grows tomatoes, collects stamps and lives with two cats.",
].join("\n\n");

describe("summarise", () => {
  test("gives a summary of every length from one to seven, in document order, a shorter one inside a longer", () => {
    const sentences = splitSentences(HARBOUR, "en");
    const summaries = summarise({ title: "", text: HARBOUR, sentences, language: "en" });
    expect(summaries).toHaveLength(MAX_SUMMARY_SENTENCES);
    for (const [i, indexes] of summaries.entries()) {
      expect(indexes.length).toBeGreaterThan(0);
      expect(indexes.length).toBeLessThanOrEqual(i + 1);
      expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
      expect(summaries[i + 1] ?? indexes).toEqual(expect.arrayContaining(indexes));
    }
  });

  test("quotes no question, pointer, address, biography, half quotation or monster", () => {
    const quoted = quotes(HARBOUR, { count: 7 });
    expect(quoted).toContain(HARBOUR.split("\n")[0]);
    const unfit = quoted.filter(
      (quote) => /\?$|https|Read also|tomatoes|[“”]/u.test(quote) || quote.length > 600,
    );
    expect(unfit).toEqual([]);
  });

  test("does not quote the headline again", () => {
    const title = "Velmora opens its rebuilt lighthouse after nine years";
    expect(quotes(`${title}.\n\n${HARBOUR}`, { title, count: 7 })).not.toContain(`${title}.`);
    expect(quotes(`${title}.\n\n${HARBOUR}`)).toContain(`${title}.`);
  });

  test("takes a dangling sentence along with the one that it points at, or not at all", () => {
    for (let count = 1; count <= 7; count += 1) {
      const quoted = quotes(HARBOUR, { count });
      const dangling = quoted.findIndex((quote) => quote.startsWith("However"));
      if (dangling !== -1) expect(quoted[dangling - 1]).toBe(MONSTER);
    }
    const pair =
      "The council of Velmora voted on the new harbour bridge. However, the mayor refused the bridge.";
    expect(quotes(pair, { count: 1 })).toEqual(["The council of Velmora voted on the new harbour bridge."]);
    expect(quotes(pair, { count: 2 })).toHaveLength(2);
  });

  test("prefers what the headline speaks of", () => {
    const ferry = "A ferry to Karsund will start in May with electric ships, members of the council said.";
    const text = [
      "Velmora council met on Monday evening in the old town hall by the sea.",
      "Several members spoke about parking near the fish market and the school.",
      "The library roof will be mended in summer, said a member for the hill district.",
      "Teachers of the school asked for a larger kitchen and a second gymnasium.",
      ferry,
      "Owners of the market stalls asked for cheaper water and better lamps.",
    ].join(" ");
    const place = (title: string) =>
      [1, 2, 3, 4, 5, 6].findIndex((count) => quotes(text, { title, count }).includes(ferry));
    expect(place("Ferry to Karsund starts in May with electric ships")).toBeLessThan(place(""));
  });

  test("is never empty where there is a sentence", () => {
    expect(quotes("Why?")).toEqual(["Why?"]);
    expect(quotes("He left. And she stayed.").length).toBeGreaterThan(0);
    expect(summarise({ title: "", text: "", sentences: [], language: "en" })).toEqual(
      Array.from({ length: MAX_SUMMARY_SENTENCES }, () => []),
    );
  });

  test("quotes the best of a text in which nothing can be quoted, but no list of tags", () => {
    const asked = "Who will pay for the new lamp of the lighthouse?";
    expect(quotes(`${asked}\n\n#Velmora #Lighthouse #Harbour #Lamp`)).toEqual([asked]);
    expect(quotes("#Velmora #Lighthouse #Harbour #Lamp")).toHaveLength(1);
  });

  test("quotes a standfirst of two sentences whose last has no full stop", () => {
    const last = "Nine years of repairs have cost the coast twice as much as planned";
    const text = `Velmora has its lighthouse back. ${last}\n\n${HARBOUR}`;
    expect(quotes(text, { count: 7 })).toContain(last);
  });

  test("any text in any language gives indexes of its sentences", () => {
    const languages = fc.constantFrom("en", "zh", "th", "ar", "und", "xx", "constructor");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), languages, (text, language) => {
        const sentences = splitSentences(text, language);
        for (const indexes of summarise({ title: text.slice(0, 9), text, sentences, language })) {
          expect(indexes.every((index) => sentences[index] !== undefined)).toBe(true);
          expect(indexes.length > 0).toBe(sentences.length > 0);
        }
      }),
    );
  });

  test("costs in proportion to the text", () => {
    expect(shortestTime(8000)).toBeLessThan(10 * Math.max(20, shortestTime(2000)));
  });
});

/** Milliseconds to summarise a text of `count` sentences: the best of a few runs, the machine may be busy. */
function shortestTime(count: number): number {
  const text = Array.from(
    { length: count },
    (_, i) => `Council ${i} paid ${i * 7} crowns for pier ${i % 97}.`,
  ).join("\n");
  const sentences = splitSentences(text, "en");
  const times = [1, 2, 3, 4].map(() => {
    const before = performance.now();
    summarise({ title: "", text, sentences, language: "en" });
    return performance.now() - before;
  });
  return Math.min(...times);
}
