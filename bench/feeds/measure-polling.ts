import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPageFetcher } from "../../src/article/fetch-page.ts";
import { createReaderPool } from "../../src/brief/reader-pool.ts";
import { pollDueFeeds } from "../../src/feeds/poll-due-feeds.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { printTable } from "../support/print-table.ts";

const QUARTER = 15 * 60;

/**
 * Polls feeds on `hosts` names over loopback, as fast as they come: `rounds` times all of them. A share of a core is
 * the CPU time of a round (worker threads included, the publishers' process not) over a quarter of an hour.
 */
export async function measurePolling(feeds: number, hosts: number, rounds: number): Promise<void> {
  const publisher = fork(join(import.meta.dirname, "feed-hosts.ts"));
  const [{ port }] = (await once(publisher, "message")) as [{ port: number }];
  const names = Array.from({ length: hosts }, (_, index) => `h${index}.example:${port}`);
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
  const store = createStore(await openSqlite(folder));
  const start = Date.now();
  for (let feed = 0; feed < feeds; feed++)
    await follow(store, `http://${names[feed % hosts]}/feed${feed}`, start);
  const rows = [];
  for (let round = 0; round < rounds; round++) {
    publisher.send(round);
    await once(publisher, "message");
    rows.push([
      round === 0 ? "first" : `${round + 1}`,
      ...(await pollAll(store, names, start + round * QUARTER * 1_500)),
    ]);
  }
  printTable(["round", "polls", "CPU s", "ms a poll", "% of a core", "peak RSS MB", "wall s"], rows);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  await stop(publisher);
}

async function follow(store: Store, url: string, now: number): Promise<void> {
  const who = { platform: "web", tenant: "web:one", channel: "web:bench", person: "web:bench" };
  await store.feeds.subscribe({ ...who, url, title: "" }, now);
}

async function pollAll(store: Store, names: readonly string[], now: number): Promise<(string | number)[]> {
  const lookup = (_name: string, _options: object, done: (error: null, found: object[]) => void) =>
    done(null, [{ address: "127.0.0.1", family: 4 }]);
  const fetcher = createPageFetcher({ allowHosts: names, contactUrl: null, lookup: lookup as never });
  const pool = createReaderPool({ threads: 1 });
  let polls = 0;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await pollDueFeeds(
    {
      fetcher,
      parse: (body, contentType, url) => pool.readFeed({ body, contentType, url, now }),
      feeds: {
        ...store.feeds,
        savePoll: (id, outcome) => {
          if (outcome.failures === 0) polls++;
          return store.feeds.savePoll(id, outcome);
        },
      },
      entries: store.entries,
      now: () => now,
      random: () => 0,
      announceDead: async () => {},
      log: silentLog,
    },
    new AbortController().signal,
  );
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  await Promise.all([fetcher.close(), pool.close()]);
  const seconds = (user + system) / 1e6;
  const wall = (performance.now() - began) / 1_000;
  return [
    polls,
    seconds.toFixed(1),
    ((seconds / polls) * 1_000).toFixed(2),
    ((seconds / QUARTER) * 100).toFixed(1),
    Math.round(peak / 1e6),
    wall.toFixed(0),
  ];
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, "exit");
}
