import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type RatedSentence, rateSentences } from "../../src/summary/rate-sentences.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import { type Rouge, rouge, rougeTokens } from "./rouge.ts";

/** A set that may be trained on: its licence allows what is derived from it to be shared. */
interface Source {
  readonly file: string;
  readonly licence: string;
  /** How many sentences are asked for; 1 where the headline, then hidden, is the reference. */
  readonly count: 1 | 3;
}

export const SOURCES: readonly Source[] = [
  { file: "sum.fr.orangesum.jsonl", licence: "CC BY-SA 4.0", count: 3 },
  { file: "sum.en.realsumm.jsonl", licence: "CC BY 4.0", count: 3 },
  { file: "sum.bn.bnlpc.jsonl", licence: "MIT", count: 3 },
  { file: "sum.ur.usc.jsonl", licence: "MIT", count: 3 },
  { file: "sib.ntrex.jsonl", licence: "CC BY-SA 4.0", count: 1 },
];

/** An article ready to be summarised many times. */
export interface Example {
  readonly set: string;
  readonly count: 1 | 3;
  readonly sentences: readonly RatedSentence[];
  /** ROUGE of the quoted sentences, by their indexes in document order; remembered. */
  readonly score: (indexes: readonly number[]) => Rouge;
}

interface Line {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly summary?: string | readonly string[];
  readonly summaries?: readonly string[];
}

/** The examples of every source. */
export function loadExamples(dataDir: string): Example[] {
  return SOURCES.flatMap(({ file, count }) =>
    readFileSync(join(dataDir, file), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => makeExample(JSON.parse(line) as Line, file, count)),
  );
}

function makeExample(line: Line, set: string, count: 1 | 3): Example {
  const { lang: language, text } = line;
  const sentences = splitSentences(text, language);
  const quotes = sentences.map(({ start, end }) => rougeTokens(text.slice(start, end), language));
  const written = count === 1 ? [line.title] : [line.summaries ?? line.summary ?? []].flat();
  const references = written.map((reference) => rougeTokens(reference, language));
  const known = new Map<string, Rouge>();
  return {
    set,
    count,
    sentences: rateSentences({ title: count === 1 ? "" : line.title, text, sentences, language }),
    score: (indexes) => {
      const key = indexes.join();
      const score =
        known.get(key) ??
        rouge(
          indexes.flatMap((index) => quotes[index]!),
          references,
        );
      known.set(key, score);
      return score;
    },
  };
}
