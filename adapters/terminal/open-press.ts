import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createPageFetcher, type PageFetcher } from "../../src/article/fetch-page.ts";
import { createLinkReader } from "../../src/brief/brief-link.ts";
import type { LinkReader } from "../../src/brief/link-reader.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import type { Origin, Progress, Reply } from "../../src/chat/bot.ts";
import type { ParsedCommand } from "../../src/chat/parse-command.ts";
import type { SubscriptionCommands } from "../../src/chat/subscription-commands.ts";
import type { Config } from "../../src/config.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { createSubscriptions } from "../../src/digest/subscriptions.ts";
import { createFeedReader } from "../../src/feeds/read-feed.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { createLog, type Log } from "../../src/log.ts";
import { withSamplePages } from "../../src/samples/sample-pages.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { PERSON } from "./place.ts";

/** A channel of any platform, by the core's ids. */
export type Subscriber = Pick<Origin, "platform" | "tenant" | "channel">;

/** Feeds and digests of channels, for whoever has the machine. */
export interface Press {
  /** Answers a command as the chat would, in a language (BCP 47). Rejects with ReadingError. */
  answer(subscriber: Subscriber, command: ParsedCommand, locale: string, progress?: Progress): Promise<Reply>;
  listDigests(channel: string): Promise<readonly Digest[]>;
  close(): Promise<void>;
}

/** Everything below the chat: store, reader, feeds and digests. */
export interface Reading {
  readonly store: Store;
  readonly reader: LinkReader;
  readonly subscriptions: SubscriptionCommands;
  close(): Promise<void>;
}

/** Opens store, reader and network. */
export async function openReading(config: Config, log: Log): Promise<Reading> {
  const store = await openStore(config);
  const pool = createReaderPool({ threads: 1 });
  const { fetchAllowHosts: allowHosts, contactUrl } = config;
  const fetcher = withSamplePages(createPageFetcher({ allowHosts, contactUrl }));
  const now = Date.now;
  const { readerLanguages } = config;
  const reader = createLinkReader({ fetcher, pool, store, now, log });
  const parse = createFeedReader(pool, now);
  const press = { store, fetcher: withFiles(fetcher), pool, parse, reader, readerLanguages, now, log };
  return {
    store,
    reader,
    subscriptions: createSubscriptions(press),
    close: async () => void (await Promise.all([pool.close(), fetcher.close(), store.close()])),
  };
}

/** Opens it for commands about feeds and digests. */
export async function openPress(config: Config): Promise<Press> {
  const { store, subscriptions, close } = await openReading(config, createLog("warn"));
  const operator = { person: PERSON, mayManage: true, roles: [], direct: false };
  return {
    answer: (subscriber, command, locale, progress) =>
      subscriptions.answer(
        { origin: { ...subscriber, ...operator, locale }, ...command },
        createTranslator(locale),
        progress,
      ),
    listDigests: (channel) => store.digests.listChannel(channel),
    close,
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
