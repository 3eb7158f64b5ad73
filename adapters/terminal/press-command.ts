import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createPageFetcher, type PageFetcher } from "../../src/article/fetch-page.ts";
import { createLinkReader } from "../../src/brief/brief-link.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import { cardToText } from "../../src/card/card-to-text.ts";
import type { Progress, Reply } from "../../src/chat/bot.ts";
import { parseCommand } from "../../src/chat/parse-command.ts";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { createSubscriptions } from "../../src/digest/subscriptions.ts";
import { createFeedReader } from "../../src/feeds/read-feed.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { createLog } from "../../src/log.ts";
import { openStore } from "../../src/store/store.ts";
import { UsageError } from "./usage.ts";

const options = {
  "dry-run": { type: "boolean", default: false },
  platform: { type: "string", default: "web" },
  tenant: { type: "string", default: "web:local" },
  channel: { type: "string", default: "web:chat" },
  for: { type: "string" },
} as const;

/** Milliseconds between two lines of progress in a file or pipe. */
const PROGRESS_PAUSE = 1_000;

/** `feeds`: the chat's command for a channel, by default that of the web chat; `feeds export` prints OPML alone. */
export async function runFeeds(args: readonly string[]): Promise<void> {
  await runPress("feeds", args);
}

/** `digest`: `--dry-run` prints what a channel's digest would hold now; else the chat's command. */
export async function runDigest(args: readonly string[]): Promise<void> {
  await runPress("digest", args);
}

async function runPress(command: "feeds" | "digest", args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const typed = values["dry-run"] ? ["preview", ...positionals] : positionals;
  const call = parseCommand(
    [command, ...typed.map((word) => (/\s/.test(word) ? `"${word}"` : word))].join(" "),
  );
  if ("unknown" in call) throw new UsageError(`${command}: there is no "${call.unknown}".`);
  const { platform, tenant, channel } = values;
  const locale = values.for ?? Intl.DateTimeFormat().resolvedOptions().locale;
  const origin = {
    platform,
    tenant,
    channel,
    person: "terminal:local",
    locale,
    mayManage: true,
    roles: [],
    direct: false,
  };

  const config = parseConfig(readEnvironment());
  const store = await openStore(config);
  const pool = createReaderPool({ threads: 1 });
  const fetcher = createPageFetcher({ allowHosts: config.fetchAllowHosts, contactUrl: config.contactUrl });
  const log = createLog("warn");
  const now = Date.now;
  const reader = createLinkReader({ fetcher, pool, store, now, log });
  const parse = createFeedReader(pool, now);
  const { readerLanguages } = config;
  const subscriptions = createSubscriptions({
    store,
    fetcher: withFiles(fetcher),
    pool,
    parse,
    reader,
    readerLanguages,
    now,
    log,
  });
  try {
    const words = createTranslator(locale);
    print(await subscriptions.answer({ origin, ...call }, words, createProgress(process.stderr)));
  } finally {
    await Promise.all([pool.close(), fetcher.close(), store.close()]);
  }
}

/** A file goes to standard output alone, so that it can be redirected; the words around it to standard error. */
function print({ cards, files = [] }: Reply): void {
  const words = cards.map((card) => `${cardToText(card)}\n`).join("\n");
  (files.length > 0 ? process.stderr : process.stdout).write(words);
  for (const file of files) process.stdout.write(`${file.content}\n`);
}

/** A file of this machine may stand where an address is expected, as for `feeds import`. */
function withFiles(fetcher: PageFetcher): Pick<PageFetcher, "fetchBody"> {
  return {
    async fetchBody(url, options) {
      if (URL.canParse(url) || !existsSync(url)) return fetcher.fetchBody(url, options);
      return { url, status: 200, headers: {}, body: await readFile(url), permanentUrl: null };
    },
  };
}

/** On a terminal one line that changes; elsewhere a line now and then. */
function createProgress(out: NodeJS.WriteStream): Progress {
  let shownAt = 0;
  return (card) => {
    const line = cardToText(card).trim();
    if (out.isTTY) out.write(`\r\x1b[K${line}`);
    else if (Date.now() - shownAt >= PROGRESS_PAUSE) {
      shownAt = Date.now();
      out.write(`${line}\n`);
    }
  };
}
