import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScorer } from "../support/run-scorer.ts";
import type { SummarySet } from "./load-sets.ts";

/** ROUGE F1 in percent, and the mean length. */
export interface Rouge {
  readonly r1: number;
  readonly r2: number;
  readonly rl: number;
  /** Words, or characters where the script writes no spaces. */
  readonly tokens: number;
}

/** What the scorer prints for a set. */
export interface SetScores {
  readonly docs: number;
  readonly missing: number;
  readonly verbatim: number | null;
  readonly OUT: Rouge;
  readonly "LEAD-1": Rouge;
  readonly "LEAD-3": Rouge;
  readonly "oracle-3": Rouge;
}

/** A summary by its document's id. */
export interface Output {
  readonly id: string;
  readonly summary: readonly { readonly text: string }[];
}

/** Has the data folder's scorer compare summaries with the references of a set. */
export function scoreOutputs(dataDir: string, set: SummarySet, outputs: readonly Output[]): SetScores {
  const folder = mkdtempSync(join(tmpdir(), "bench-summary-"));
  try {
    const [gold, out] = [join(folder, "gold.jsonl"), join(folder, "out.jsonl")];
    writeFileSync(gold, set.documents.map((line) => JSON.stringify(line)).join("\n"));
    writeFileSync(out, outputs.map((line) => JSON.stringify(line)).join("\n"));
    // The first row is of the whole set, or of its only language.
    return runScorer<SetScores>(dataDir, "score-summaries.mjs", [gold, out])[0]!;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
