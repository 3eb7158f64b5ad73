import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { printTable } from "../support/print-table.ts";
import { type Growth, measurePages, measureSummaries } from "./measure-growth.ts";
import type { Measured } from "./measure-reader.ts";
import { READERS } from "./readers.ts";

const SCRIPT = fileURLToPath(new URL("./measure-reader.ts", import.meta.url));
const MEGABYTE = 1_000_000;

/** Pages read per second on one core, from HTML to brief, beside the usual chain; and how the cost grows with size. */
export async function speed(dataDir: string): Promise<void> {
  const measured = Object.keys(READERS).map((name) => [name, measureReader(dataDir, name)] as const);
  printReaders(measured);
  console.log("### Cost by size of page (invented pages)\n");
  printGrowth(await measurePages(), "ms per MB");
  console.log("### Cost of a summary by sentences (invented texts, sentences already split)\n");
  printGrowth(measureSummaries(), "ms per 1,000 sentences");
}

function measureReader(dataDir: string, name: string): Measured {
  const run = spawnSync(process.execPath, ["--import", "tsx", SCRIPT, dataDir, name], {
    encoding: "utf8",
    maxBuffer: 64 * MEGABYTE,
  });
  const line = run.stdout.split("\n").findLast((text) => text.startsWith("{"));
  if (line === undefined) throw new Error(`${name} printed nothing: ${run.stderr.slice(-400)}`);
  return JSON.parse(line) as Measured;
}

function printReaders(measured: readonly (readonly [string, Measured])[]): void {
  console.log("### AEB pages, one process each, one thread, the first pages cold\n");
  const rate = ({ milliseconds }: Measured) =>
    (1000 * milliseconds.length) / milliseconds.reduce((sum, ms) => sum + ms, 0);
  const slowest = Math.min(...measured.map(([, result]) => rate(result)));
  printTable(
    ["reader", "pages", "failed", "pages/s", "ratio", "p50 ms", "p95 ms", "max ms", "peak MB", "MB before"],
    measured.map(([name, result]) => [
      name,
      result.milliseconds.length,
      result.failed,
      rate(result).toFixed(1),
      (rate(result) / slowest).toFixed(1),
      percentile(result.milliseconds, 0.5).toFixed(0),
      percentile(result.milliseconds, 0.95).toFixed(0),
      percentile(result.milliseconds, 1).toFixed(0),
      (result.peakBytes / MEGABYTE).toFixed(0),
      (result.startBytes / MEGABYTE).toFixed(0),
    ]),
  );
}

function printGrowth(growth: readonly Growth[], unit: string): void {
  printTable(
    ["size", "ms", unit],
    growth.map(({ size, milliseconds, perUnit }) => [size, milliseconds.toFixed(1), perUnit.toFixed(1)]),
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
