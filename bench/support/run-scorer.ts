import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Runs one of the data folder's own scorers with `--json`; returns the objects that it prints, one a line. */
export function runScorer<T>(dataDir: string, scorer: string, args: readonly string[]): T[] {
  const script = join(dataDir, "score", scorer);
  if (!existsSync(script)) throw new Error(`no scorer at ${script}`);
  const run = spawnSync(process.execPath, [script, ...args, "--json"], {
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  if (run.status !== 0) throw new Error(`${scorer} failed: ${run.stderr}`);
  return run.stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as T);
}
