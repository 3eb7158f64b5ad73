import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createPageFetcher, type PageFetcher } from "../../src/article/fetch-page.ts";
import { createLinkReader } from "../../src/brief/brief-link.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import type { Origin, Progress, Reply } from "../../src/chat/bot.ts";
import type { ParsedCommand } from "../../src/chat/parse-command.ts";
import type { Config } from "../../src/config.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { createSubscriptions } from "../../src/digest/subscriptions.ts";
import { createFeedReader } from "../../src/feeds/read-feed.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { createLog } from "../../src/log.ts";
import { openStore } from "../../src/store/store.ts";

/** A channel of any platform, by the core's ids. */
export type Subscriber = Pick<Origin, "platform" | "tenant" | "channel">;

/** Feeds and digests of channels, for whoever has the machine. */
export interface Press {
  /** Answers a command as the chat would, in a language (BCP 47). Rejects with ReadingError. */
  answer(subscriber: Subscriber, command: ParsedCommand, locale: string, progress?: Progress): Promise<Reply>;
  listDigests(channel: string): Promise<readonly Digest[]>;
  close(): Promise<void>;
}

/** Opens store, reader and network. */
export async function openPress(config: Config): Promise<Press> {
  const store = await openStore(config);
  const pool = createReaderPool({ threads: 1 });
  const fetcher = createPageFetcher({ allowHosts: config.fetchAllowHosts, contactUrl: config.contactUrl });
  const log = createLog("warn");
  const now = Date.now;
  const { readerLanguages } = config;
  const subscriptions = createSubscriptions({
    store,
    fetcher: withFiles(fetcher),
    pool,
    parse: createFeedReader(pool, now),
    reader: createLinkReader({ fetcher, pool, store, now, log }),
    readerLanguages,
    now,
    log,
  });
  const operator = { person: "terminal:local", mayManage: true, roles: [], direct: false };
  return {
    answer: (subscriber, command, locale, progress) =>
      subscriptions.answer(
        { origin: { ...subscriber, ...operator, locale }, ...command },
        createTranslator(locale),
        progress,
      ),
    listDigests: (channel) => store.digests.listChannel(channel),
    close: async () => void (await Promise.all([pool.close(), fetcher.close(), store.close()])),
  };
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
