import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { createPageFetcher } from "../../src/article/fetch-page.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { runBatch } from "./batch.ts";
import { parseSentences } from "./parse-sentences.ts";

/** `batch`: JSON lines in, JSON lines out; progress on standard error where that is a terminal. */
export async function runBatchCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { siblings: { type: "boolean", default: false }, sentences: { type: "string" } },
  });
  const config = parseConfig(readEnvironment());
  const pool = createReaderPool({ threads: availableParallelism() });
  const fetcher = createPageFetcher({ allowHosts: config.fetchAllowHosts, contactUrl: config.contactUrl });
  try {
    await runBatch({
      input: process.stdin,
      write: writeLine,
      pool,
      fetcher,
      sentences: parseSentences(values.sentences),
      siblings: values.siblings,
      onProgress: process.stderr.isTTY ? (done) => process.stderr.write(`\r${done} read`) : () => {},
    });
    if (process.stderr.isTTY) process.stderr.write("\n");
  } finally {
    await Promise.all([pool.close(), fetcher.close()]);
  }
}

async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
}
