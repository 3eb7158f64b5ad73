import { splitSentences } from "../../src/text/split-sentences.ts";
import { printTable } from "../support/print-table.ts";
import { readLines } from "./read-sets.ts";

const LINES_JOINED = 5;
const UNSPACED = new Set(["ja", "zh"]);

interface Counts {
  lines: number;
  cut: number;
  found: number;
  expected: number;
  right: number;
}

/**
 * Prints how sentence splitting does on NTREX, where a line is a segment (mostly one sentence): the share of lines that
 * are cut, and precision and recall of the boundaries between lines when five of them are joined into a paragraph.
 */
export function sentences(dataDir: string): void {
  const byLanguage = new Map<string, Counts>();
  const started = performance.now();
  let units = 0;
  for (const { lang, text } of readLines(dataDir, "sib.ntrex.jsonl")) {
    const counts = byLanguage.get(lang!) ?? { lines: 0, cut: 0, found: 0, expected: 0, right: 0 };
    byLanguage.set(lang!, counts);
    countArticle(counts, text.split("\n"), lang!);
    units += 2 * text.length;
  }
  const rows = [...byLanguage].map(([lang, counts]) => ({ lang, ...figures(counts) }));
  const mean = rows.reduce((sum, { f1 }) => sum + f1, 0) / rows.length;
  console.log(`### Sentences: boundaries between NTREX lines, %; mean F1 ${mean.toFixed(1)}\n`);
  printTable(
    ["language", "lines cut", "precision", "recall", "F1"],
    rows
      .sort((a, b) => a.f1 - b.f1)
      .map(({ lang, cut, precision, recall, f1 }) => [
        lang,
        ...[cut, precision, recall, f1].map((x) => x.toFixed(1)),
      ]),
  );
  console.log(`${(units / 1000 / (performance.now() - started)).toFixed(2)} million characters a second`);
}

function countArticle(counts: Counts, lines: readonly string[], language: string): void {
  for (const line of lines) {
    counts.lines += 1;
    if (splitSentences(line, language).length > 1) counts.cut += 1;
  }
  for (let from = 0; from < lines.length; from += LINES_JOINED) {
    countParagraph(counts, lines.slice(from, from + LINES_JOINED), language);
  }
}

function countParagraph(counts: Counts, lines: readonly string[], language: string): void {
  const space = UNSPACED.has(language) ? "" : " ";
  const starts = new Set<number>();
  let at = 0;
  for (const line of lines) {
    starts.add(at);
    at += line.length + space.length;
  }
  const found = splitSentences(lines.join(space), language);
  counts.found += found.length - 1;
  counts.expected += lines.length - 1;
  counts.right += found.filter(({ start }) => start > 0 && starts.has(start)).length;
}

function figures({ lines, cut, found, expected, right }: Counts) {
  const percent = (part: number, whole: number) => Math.round((1000 * part) / Math.max(1, whole)) / 10;
  return {
    cut: percent(cut, lines),
    precision: percent(right, found),
    recall: percent(right, expected),
    f1: percent(2 * right, found + expected),
  };
}
