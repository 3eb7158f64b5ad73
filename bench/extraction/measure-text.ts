import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printTable } from "../support/print-table.ts";
import { runScorer } from "../support/run-scorer.ts";
import { type Contender, contenders } from "./contenders.ts";
import { readPages, type SavedPage } from "./read-pages.ts";

interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly accuracy: number;
}

type Report = Score & { readonly groups?: Readonly<Record<string, Score>>; readonly empty: number };

interface Run {
  readonly lines: string;
  /** Milliseconds a page, sorted. */
  readonly times: readonly number[];
  readonly failures: number;
}

/** Prints quality and speed of every contender on one data set; `group` is the scorer's name for a part of it. */
export async function measureText(dataDir: string, set: string, groups: readonly string[]): Promise<void> {
  const pages = readPages(dataDir, set);
  const rows: (string | number)[][] = [];
  for (const contender of contenders) {
    const run = await extractAll(contender, pages);
    const report = score(dataDir, set, run.lines);
    for (const group of groups) {
      const scored = group === "all" ? (report.groups?.all ?? report) : report.groups?.[group];
      if (scored === undefined) continue;
      const { f1, precision, recall, accuracy } = scored;
      const speed =
        group === "all"
          ? [at(run.times, 0.5), at(run.times, 0.95), report.empty, run.failures]
          : ["", "", "", ""];
      rows.push([contender.name, group, f1, precision, recall, accuracy, ...speed]);
    }
  }
  console.log(`### ${set}: ${pages.length} pages\n`);
  printTable(
    ["extractor", "pages in", "F1", "P", "R", "accuracy", "p50 ms", "p95 ms", "empty", "crashed"],
    rows,
  );
}

async function extractAll({ extract }: Contender, pages: readonly SavedPage[]): Promise<Run> {
  const lines: string[] = [];
  const times: number[] = [];
  let failures = 0;
  for (const page of pages) {
    const start = performance.now();
    let text = "";
    try {
      text = await extract(page);
    } catch {
      failures += 1;
    }
    times.push(performance.now() - start);
    lines.push(JSON.stringify({ id: page.id, text }));
  }
  return { lines: `${lines.join("\n")}\n`, times: times.sort((a, b) => a - b), failures };
}

function score(dataDir: string, set: string, lines: string): Report {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
  try {
    const out = join(folder, "out.jsonl");
    writeFileSync(out, lines);
    const [report] = runScorer<Report>(dataDir, "score-extraction.mjs", [
      join(dataDir, "extract-dev", set),
      out,
    ]);
    if (report === undefined) throw new Error("the scorer printed nothing");
    return report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
}
