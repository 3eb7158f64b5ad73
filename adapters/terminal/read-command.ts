import { parseArgs } from "node:util";
import { createPageFetcher } from "../../src/article/fetch-page.ts";
import { createLinkReader } from "../../src/brief/brief-link.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { withSamplePages } from "../../src/samples/sample-pages.ts";
import { openStore } from "../../src/store/store.ts";
import { drawCard } from "./draw-card.ts";
import { parseSentences } from "./parse-sentences.ts";
import { readSource } from "./read-source.ts";
import { UsageError } from "./usage.ts";

/** `read`: prints the card of a link, a file or standard input. */
export async function runRead(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, for: { type: "string" }, sentences: { type: "string" } },
  });
  const [source] = positionals;
  if (source === undefined || positionals.length > 1)
    throw new UsageError("read: expected one link, file or -.");
  const sentences = parseSentences(values.sentences);
  const config = parseConfig(readEnvironment());
  const store = await openStore(config);
  const pool = createReaderPool({ threads: 1 });
  const { fetchAllowHosts: allowHosts, contactUrl } = config;
  const fetcher = withSamplePages(createPageFetcher({ allowHosts, contactUrl }));
  const log = createLog(config.logLevel === "info" ? "warn" : config.logLevel);
  const reader = createLinkReader({ fetcher, pool, store, now: Date.now, log });
  try {
    const brief = await readSource(source, reader);
    const output = values.json
      ? `${JSON.stringify(brief, null, 2)}\n`
      : await drawCard(brief, {
          reader,
          sentences,
          language: values.for ?? config.readerLanguages[0] ?? null,
        });
    process.stdout.write(output);
  } finally {
    await Promise.all([pool.close(), fetcher.close(), store.close()]);
  }
}
