import { performance } from "node:perf_hooks";
import { summarise } from "../../src/summary/summarise.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import { makePage, makeSentence } from "./make-page.ts";
import { READERS } from "./readers.ts";

/** The cost of one size of input. */
export interface Growth {
  readonly size: string;
  readonly milliseconds: number;
  /** Per megabyte of HTML, or per thousand sentences. */
  readonly perUnit: number;
}

const PAGE_KILOBYTES = [10, 50, 100, 500, 1000, 5000];
const SENTENCES = [40, 200, 1000, 5000];
const RUNS = 5;

/** Reading pages from 10 KB to 5 MB. */
export async function measurePages(): Promise<Growth[]> {
  const read = await READERS.dragoman!();
  return PAGE_KILOBYTES.map((kilobytes) => {
    const page = {
      id: "",
      url: "https://harbour.example/news",
      language: null,
      html: makePage(kilobytes * 1000),
    };
    const milliseconds = median(() => read(page));
    return { size: `${kilobytes} KB`, milliseconds, perUnit: (milliseconds * 1000) / kilobytes };
  });
}

/** Summarising texts of 40 to 5,000 sentences, sentences already split. */
export function measureSummaries(): Growth[] {
  return SENTENCES.map((count) => {
    const text = Array.from({ length: count }, (_, i) => makeSentence(i)).join("\n\n");
    const sentences = splitSentences(text, "en");
    const milliseconds = median(() => summarise({ title: "", text, sentences, language: "en" }));
    return { size: `${count} sentences`, milliseconds, perUnit: (milliseconds * 1000) / count };
  });
}

/** The median of a few runs, after one to warm up. */
function median(run: () => unknown): number {
  run();
  const times = Array.from({ length: RUNS }, () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}
