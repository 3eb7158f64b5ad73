import { performance } from "node:perf_hooks";
import { readPages } from "../extraction/read-pages.ts";
import { READERS } from "./readers.ts";

/** What a process of its own prints of one reader over the pages of a set. */
export interface Measured {
  /** Milliseconds of each page, in order, the first pages cold. */
  readonly milliseconds: readonly number[];
  /** Pages on which the reader threw. */
  readonly failed: number;
  /** The most memory that the process held, in bytes. */
  readonly peakBytes: number;
  /** The same before the first page. */
  readonly startBytes: number;
}

const [dataDir, name] = process.argv.slice(2);
const load = READERS[name ?? ""];
if (load === undefined || dataDir === undefined) throw new Error("usage: measure-reader.ts DATA_DIR READER");
const pages = readPages(dataDir, "aeb");
const read = await load();
const startBytes = process.resourceUsage().maxRSS * 1024;
const milliseconds: number[] = [];
let failed = 0;
for (const page of pages) {
  const before = performance.now();
  try {
    read(page);
  } catch {
    failed += 1;
  }
  milliseconds.push(performance.now() - before);
}
const measured: Measured = {
  milliseconds,
  failed,
  startBytes,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.stdout.write(`\n${JSON.stringify(measured)}\n`);
