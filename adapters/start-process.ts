import { createPageFetcher, type PageFetcher } from "../src/article/fetch-page.ts";
import { createBot } from "../src/bot.ts";
import { createLinkReader } from "../src/brief/brief-link.ts";
import { createReadOnce } from "../src/brief/read-once.ts";
import { createReaderPool } from "../src/brief/reader-pool.ts";
import type { Card } from "../src/card/card.ts";
import type { CallOutcome, ChatAdapter } from "../src/chat/chat-adapter.ts";
import type { Inbox } from "../src/chat/inbox.ts";
import { createInbox } from "../src/chat/keep-events.ts";
import type { Config } from "../src/config.ts";
import { startPress } from "../src/digest/start-press.ts";
import { createSubscriptions } from "../src/digest/subscriptions.ts";
import { createFeedReader } from "../src/feeds/read-feed.ts";
import type { Log } from "../src/log.ts";
import { countDeliveries, countPolls, countSiblings, type Metrics } from "../src/metrics.ts";
import { withSamplePages } from "../src/samples/sample-pages.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { createMachineTranslator } from "../src/translation/create-translator.ts";
import { openService } from "../src/translation/open-service.ts";
import { createBudget } from "../src/translation/spend-budget.ts";
import { createWebAdapter } from "./web/adapter.ts";
import { collectMetrics } from "./web/collect-metrics.ts";
import { isLoopback } from "./web/guard.ts";
import { createHealthRoutes } from "./web/health.ts";
import { createHttpServer, type HttpServer } from "./web/server.ts";

export interface RunningProcess {
  /** Where the web chat and the health pages are. */
  readonly address: string;
  /** Finishes what was begun, then closes everything. */
  stop(): Promise<void>;
}

/** How the web chat shows cards as other platforms do; their code is loaded when it is looked at. */
const platformViews = [
  { name: "Slack", draw: async (card: Card) => (await import("./slack/preview.ts")).previewCard(card) },
  { name: "Discord", draw: async (card: Card) => (await import("./discord/preview.ts")).previewCard(card) },
];

const DAY = 24 * 60 * 60 * 1000;

/** The composition root: config -> store -> reader -> bot -> adapters. Rejects with ConfigurationError. */
export async function startProcess(config: Config, log: Log): Promise<RunningProcess> {
  const opened = await openStore(config);
  // What instances that died held: nobody asks for it by that name again.
  await opened.leases.prune(Date.now() - DAY);
  const pool = createReaderPool({ log });
  const statuses = () => new Map(adapters.map((adapter) => [adapter.platform, adapter.status()]));
  const metrics = collectMetrics({ load: pool.load, adapters: statuses, feeds: () => opened.feeds.health() });
  const store: Store = {
    ...opened,
    feeds: countPolls(opened.feeds, metrics),
    digests: countDeliveries(opened.digests, metrics),
  };
  const fetcher = withSamplePages(
    createPageFetcher({ allowHosts: config.fetchAllowHosts, contactUrl: config.contactUrl }),
  );
  const onRead = metrics.read;
  const readOnce = config.databaseUrl === null ? {} : { readOnce: createReadOnce(store.leases, Date.now) };
  const reader = countSiblings(
    createLinkReader({ fetcher, pool, store, now: Date.now, log, onRead, ...readOnce }),
    metrics,
  );
  const server = createHttpServer(config.host, config.port);
  const { readerLanguages } = config;
  const now = Date.now;
  const random = Math.random;
  const inbox = createInbox({ events: store.events, now, log });
  const adapters = await createAdapters(config, { store, inbox, fetcher, server, metrics, log });
  const parse = createFeedReader(pool, now);
  const press = { store, fetcher, pool, parse, reader, readerLanguages, now, random, log };
  const subscriptions = createSubscriptions(press);
  const translation = openTranslation(config, store, now);
  const bot = createBot({
    reader,
    store,
    adapters,
    subscriptions,
    log,
    now,
    random,
    readerLanguages,
    textDays: config.retention.textDays,
    ...translation,
  });

  server.mount(
    createHealthRoutes({
      checkStore: () => store.check(),
      adapters: statuses,
      metrics: metrics.registry,
    }),
  );
  await Promise.all(adapters.map((adapter) => adapter.start(bot)));
  const address = await server.listen();
  const byPlatform = new Map(adapters.map((adapter) => [adapter.platform, adapter]));
  const schedule = startPress({ ...press, retention: config.retention, adapters: byPlatform });
  log.info({ address, adapters: [...byPlatform.keys()] }, "ready");

  return {
    address,
    async stop() {
      await schedule.stop();
      await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
      await inbox.close();
      await server.close();
      await Promise.allSettled([pool.close(), fetcher.close()]);
      await store.close();
    },
  };
}

/** Nothing without a configured service. */
function openTranslation({ translation }: Config, { settings }: Store, now: () => number) {
  if (translation === null) return {};
  const spend = createBudget({ settings, perDay: translation.dailyCharacters, now });
  return { translation: createMachineTranslator({ service: openService(translation, fetch), spend, now }) };
}

interface AdapterParts {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly fetcher: PageFetcher;
  readonly server: HttpServer;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Platforms with tokens; the web chat where it is safe: on this machine alone, or behind a password. */
async function createAdapters(config: Config, parts: AdapterParts): Promise<ChatAdapter[]> {
  const { store, inbox, fetcher, server, metrics, log } = parts;
  const counted = (platform: string) => ({
    onCall: (outcome: CallOutcome) => metrics.platformCalled(platform, outcome),
  });
  const adapters: ChatAdapter[] = [];
  if (config.discord !== null) {
    const { createDiscordAdapter } = await import("./discord/adapter.ts");
    // The embedded store is one process's own: there is nobody to divide with.
    const { leases, bookmarks } = store;
    const shared = config.databaseUrl === null ? {} : { sharing: { leases, bookmarks } };
    adapters.push(createDiscordAdapter({ ...config.discord, ...shared, ...counted("discord"), inbox, log }));
  }
  if (config.slack !== null) {
    const { createSlackAdapter } = await import("./slack/adapter.ts");
    const { installations } = store;
    const slack = createSlackAdapter({ ...config.slack, installations, ...counted("slack"), inbox, log });
    server.intercept(slack.handleHttp);
    adapters.push(slack);
  }
  if (isLoopback(config.host) || config.webPassword !== null) {
    const fetchImage = async (url: string) => {
      const { body, headers } = await fetcher.fetchBody(url, { accept: "image/*", maxBytes: 3_000_000 });
      return {
        body,
        mediaType: String(headers["content-type"] ?? "")
          .split(";", 1)[0]!
          .trim(),
      };
    };
    const { host, webPassword: password } = config;
    const web = { host, password, now: Date.now, log, fetchImage, views: platformViews };
    adapters.push(createWebAdapter({ ...web, mount: server.mount }));
  } else log.warn({ host: config.host }, "the web chat is off: beyond this machine it needs WEB_PASSWORD");
  return adapters;
}
