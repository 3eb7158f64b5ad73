import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openPostgres } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

const PUBLISHERS = fileURLToPath(new URL("../feeds/feed-hosts.ts", import.meta.url));
const FEEDS = 800;
const WHO = { platform: "web", tenant: "web:one", channel: "web:bench", person: "web:bench" };
const LOOK = 200;
/** The ends, where not all instances poll, are left out. */
const [FROM, TO] = [0.1, 0.9];

export interface DueFeeds {
  /** `127.0.0.1:port` of the publishers. */
  readonly host: string;
  /** Resolves when nearly all were polled, to how many a second and in all. */
  run(): Promise<{ readonly perSecond: number; readonly done: number }>;
  close(): Promise<void>;
}

/** Feeds of five articles that wait to be polled for the first time by whoever starts. */
export async function prepareFeeds(url: string): Promise<DueFeeds> {
  const publishers = fork(PUBLISHERS);
  const port = await portOf(publishers);
  const database = await openPostgres(url);
  const store = createStore(database);
  for (let feed = 0; feed < FEEDS; feed++) {
    const address = `http://127.0.0.1:${port}/feed/${feed}`;
    await store.feeds.subscribe({ ...WHO, url: address, title: `Feed ${feed}` }, Date.now());
  }
  const countPolled = async () => {
    const row = await database.query
      .selectFrom("feed")
      .select(({ fn }) => fn.countAll().as("count"))
      .where("polled_at", "is not", null)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  const untilPolled = async (share: number) => {
    for (;;) {
      const polled = await countPolled();
      if (polled >= FEEDS * share) return { polled, at: performance.now() };
      await sleep(LOOK);
    }
  };
  return {
    host: `127.0.0.1:${port}`,
    async run() {
      const before = await countPolled();
      const [from, to] = [await untilPolled(FROM), await untilPolled(TO)];
      const perSecond = ((to.polled - from.polled) / (to.at - from.at)) * 1_000;
      return { perSecond, done: to.polled - before };
    },
    async close() {
      publishers.kill();
      await store.close();
    },
  };
}

async function portOf(publishers: ChildProcess): Promise<number> {
  const [{ port }] = (await once(publishers, "message")) as [{ port: number }];
  return port;
}
