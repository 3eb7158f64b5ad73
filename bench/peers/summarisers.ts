import { createRequire } from "node:module";

/** Asks a package for the `count` sentences it would quote; the package splits the text itself. */
export type Summariser = (text: string, count: number) => Promise<string[]>;

/** How many sentences lexrank.js and its kin rank, best first. */
interface RankedSentence {
  readonly text: string;
  readonly weight: number;
  readonly index: number;
}

const require = createRequire(import.meta.url);
// The packages have no types: each is described where it is used.
// biome-ignore lint/suspicious/noExplicitAny: untyped packages, used in this file alone
type Untyped = any;

/** The extractive summarisers on npm that install and run without a native build, by package and method. */
export const SUMMARISERS: Readonly<Record<string, () => Promise<Summariser>>> = {
  "node-summarizer, frequency": async () => {
    const { SummarizerManager } = load("node-summarizer");
    return async (text, count) => [new SummarizerManager(text, count).getSummaryByFrequency().summary];
  },
  "node-summarizer, TextRank": async () => {
    const { SummarizerManager } = load("node-summarizer");
    return async (text, count) => [(await new SummarizerManager(text, count).getSummaryByRank()).summary];
  },
  "node-summary": async () => {
    const summary = load("node-summary");
    return (text, count) =>
      new Promise((resolve, reject) => {
        summary.getSortedSentences(text, count, (error: unknown, sentences: string[]) =>
          error ? reject(error) : resolve(sentences),
        );
      });
  },
  "text-summarization": async () => {
    const summarize = load("text-summarization");
    return async (text, count) =>
      (await summarize({ text, minNumSentences: count, maxNumSentences: count })).extractive;
  },
  "lexrank.js": async () => {
    const { default: lexrank } = (await import(require.resolve("lexrank.js"))) as Untyped;
    return async (text, count) =>
      (lexrank(text) as RankedSentence[][])
        .flat()
        .sort((a, b) => b.weight - a.weight)
        .slice(0, count)
        .sort((a, b) => a.index - b.index)
        .map((sentence) => sentence.text);
  },
  textrank: async () => {
    const { TextRank } = load("textrank");
    return async (text, count) =>
      new TextRank(text, { extractAmount: count, summaryType: "array" }).summarizedArticle;
  },
  "textrank-node": async () => {
    const TextRank = load("textrank-node");
    return async (text, count) => [new TextRank().summarize(text, count)];
  },
};

function load(name: string): Untyped {
  return require(name);
}
