import { createPageFetcher } from "../../src/article/fetch-page.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import { pollDueFeeds } from "../../src/feeds/poll-due-feeds.ts";
import { createFeedReader } from "../../src/feeds/read-feed.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

/** What a polling process is told at its start, as JSON in its first argument. */
export interface PollTask {
  readonly feeds: number;
  /** With port; the feeds are spread over them. */
  readonly hosts: readonly string[];
  /** Of the store. */
  readonly folder: string;
}

/** What a round of polls cost this process, worker threads included. */
export interface PollRound {
  readonly polls: number;
  readonly failed: number;
  readonly added: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Bytes resident: the most during the round, and after it. */
  readonly peakRss: number;
  readonly endRss: number;
}

const task = JSON.parse(process.argv[2]!) as PollTask;
const store = createStore(await openSqlite(task.folder));
const pool = createReaderPool({ threads: 1 });
const who = { platform: "web", tenant: "web:one", channel: "web:bench", person: "web:bench" };
for (let feed = 0; feed < task.feeds; feed++) {
  const url = `http://${task.hosts[feed % task.hosts.length]}/feed${feed}`;
  await store.feeds.subscribe({ ...who, url, title: "" }, 0);
}

/** Names resolve at once; connections are new in each round, as after a quarter of an hour. */
function openFetcher() {
  const lookup = (_name: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(null, [{ address: "127.0.0.1", family: 4 }]);
  return createPageFetcher({ allowHosts: task.hosts, contactUrl: null, lookup: lookup as never });
}

async function pollAll(now: number): Promise<PollRound> {
  const fetcher = openFetcher();
  let [polls, failed, added, peakRss] = [0, 0, 0, 0];
  const feeds = {
    ...store.feeds,
    savePolls(saved: Parameters<typeof store.feeds.savePolls>[0]) {
      polls += saved.length;
      failed += saved.filter(({ outcome }) => outcome.failures !== 0).length;
      return store.feeds.savePolls(saved);
    },
  };
  const entries = {
    ...store.entries,
    async add(...args: Parameters<typeof store.entries.add>) {
      const entered = await store.entries.add(...args);
      added += entered.length;
      return entered;
    },
  };
  const watch = setInterval(() => {
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
  }, 100);
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await pollDueFeeds(
    {
      fetcher,
      parse: createFeedReader(pool, () => now),
      feeds,
      entries,
      now: () => now,
      random: Math.random,
      announceDead: async () => {},
      log: silentLog,
    },
    new AbortController().signal,
  );
  const { user, system } = process.cpuUsage(cpu);
  const wallSeconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  await fetcher.close();
  const endRss = process.memoryUsage.rss();
  return { polls, failed, added, cpuSeconds: (user + system) / 1e6, wallSeconds, peakRss, endRss };
}

process.on("message", async (now: number | null) => {
  if (now !== null) return process.send?.(await pollAll(now));
  await Promise.all([pool.close(), store.close()]);
  process.disconnect();
});
process.send?.("ready");
