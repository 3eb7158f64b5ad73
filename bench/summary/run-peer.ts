import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SummarySet } from "./load-sets.ts";
import type { Output } from "./score-outputs.ts";

const SCRIPT = fileURLToPath(new URL("../peers/summarise-lines.ts", import.meta.url));
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** A peer's summaries of sets, made in one process of its own within a time limit; what was done by then counts. */
export function runPeer(peer: string, sets: readonly SummarySet[], timeoutMs: number): Output[] {
  const folder = mkdtempSync(join(tmpdir(), "bench-peer-"));
  try {
    const path = join(folder, "tasks.jsonl");
    const tasks = sets.flatMap(({ documents, count }) =>
      documents.map(({ id, text }) => ({ id, text, count })),
    );
    writeFileSync(path, tasks.map((task) => JSON.stringify(task)).join("\n"));
    const run = spawnSync(process.execPath, ["--import", "tsx", SCRIPT, peer, path], {
      encoding: "utf8",
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: MAX_OUTPUT_BYTES,
    });
    if (run.stdout === "") process.stderr.write(`${peer} gave nothing: ${run.stderr.slice(-400)}\n`);
    return run.stdout
      .split("\n")
      .filter((line) => line.endsWith("}"))
      .map((line) => JSON.parse(line) as Output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
