import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { createOwnDatabase } from "../../test/support/instances/database.ts";
import { startSite } from "../../test/support/site-server.ts";
import { APP_TOKEN, startSlackServer } from "../../test/support/slack-server/server.ts";
import { printTable } from "../support/print-table.ts";
import { countTransactions } from "./count-transactions.ts";
import { type Crowd, createCrowd } from "./crowd.ts";
import { prepareFeeds } from "./measure-feeds.ts";
import { startInstances } from "./start-instances.ts";
import { takeTurns } from "./take-turns.ts";

const COUNTS = [1, 2, 3];
const TURN = 50;
const SECOND = 1_000;
const WARM_UP = 5 * SECOND;
const WINDOW = 20 * SECOND;
/** Of things said at once, for each instance. */
const AT_ONCE = 8;

interface Measured {
  readonly polls: number;
  readonly articles: number;
  readonly answers: number;
  readonly events: number;
  /** Transactions of the database. */
  readonly perArticle: number;
  readonly perAnswer: number;
  readonly megabytes: readonly number[];
  readonly load: number;
}

/**
 * Feeds polled for the first time, articles read, cards answered from the store and events taken a second by one, two and three instances on one
 * PostgreSQL (TEST_DATABASE_URL: a server to make databases on): first freely on this machine's cores, then in turns.
 */
export async function scaling(_dataDir: string): Promise<void> {
  const server = process.env.TEST_DATABASE_URL;
  if (server === undefined) throw new Error("TEST_DATABASE_URL: needed, a PostgreSQL to make databases on");
  for (const inTurns of [false, true]) {
    const how = inTurns ? `in turns of ${TURN} ms, one of ${COUNTS.length} each` : "freely";
    console.log(`### Instances that run ${how}\n`);
    const measured: Measured[] = [];
    for (const count of COUNTS) measured.push(await measure(server, count, inTurns));
    print(measured);
  }
}

async function measure(server: string, count: number, inTurns: boolean): Promise<Measured> {
  const database = await createOwnDatabase(server, "scaling");
  const site = await startSite({});
  const slack = await startSlackServer({ deadline: 30 * SECOND });
  const feeds = await prepareFeeds(database.url);
  const instances = await startInstances(count, {
    DATABASE_URL: database.url,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.workspace.botToken,
    SLACK_APP_TOKEN: APP_TOKEN,
    FETCH_ALLOW_HOSTS: `${site.host},${feeds.host}`,
  });
  const counter = await countTransactions(database);
  const runFreely = inTurns ? takeTurns(instances.pids, COUNTS.length, TURN) : () => {};
  try {
    const polls = await feeds.rate();
    const crowd = createCrowd(site, slack);
    await counter.since();
    const articles = await measureCards(crowd, count, (n) => crowd.link(n));
    const perArticle = (await counter.since()) / crowd.cards();
    const before = crowd.cards();
    const answers = await measureCards(crowd, count, (n) => crowd.link(n % 10));
    const perAnswer = (await counter.since()) / (crowd.cards() - before);
    const events = await measureTalk(crowd, count);
    const megabytes = instances.memory();
    return { polls, articles, answers, events, perArticle, perAnswer, megabytes, load: loadavg()[0]! };
  } finally {
    runFreely();
    await instances.stop();
    await Promise.all([site.close(), slack.close(), counter.close(), feeds.close()]);
    await database.drop();
  }
}

/** Cards a second where so many are always asked for. */
async function measureCards(crowd: Crowd, count: number, linkOf: (n: number) => string): Promise<number> {
  const before = crowd.cards();
  let asked = 0;
  const open = () => asked - (crowd.cards() - before);
  const timer = setInterval(() => {
    while (open() < count * AT_ONCE)
      crowd.ask(linkOf(asked++)).catch(() => {
        asked--;
      });
  }, 10);
  await sleep(WARM_UP);
  const [cards, began] = [crowd.cards(), performance.now()];
  await sleep(WINDOW);
  const rate = ((crowd.cards() - cards) / (performance.now() - began)) * SECOND;
  clearInterval(timer);
  for (let waited = 0; open() > 0 && waited < WINDOW; waited += 100) await sleep(100);
  return rate;
}

/** Acknowledged events a second. */
async function measureTalk(crowd: Crowd, count: number): Promise<number> {
  let taken = 0;
  const began = performance.now();
  const talk = async () => {
    while (performance.now() - began < WINDOW) {
      await crowd.talk();
      taken++;
    }
  };
  await Promise.all(Array.from({ length: count * AT_ONCE }, talk));
  return (taken / (performance.now() - began)) * SECOND;
}

function print(measured: readonly Measured[]): void {
  const ratio = (value: (one: Measured) => number, one: Measured) =>
    `${value(one).toFixed(1)} (${(value(one) / value(measured[0]!)).toFixed(2)} ×)`;
  printTable(
    [
      "instances",
      "feeds/s",
      "articles/s",
      "cards/s from the store",
      "events/s",
      "transactions an article",
      "a card",
      "MB each",
      "load average",
    ],
    measured.map((one, index) => [
      COUNTS[index]!,
      ratio(({ polls }) => polls, one),
      ratio(({ articles }) => articles, one),
      ratio(({ answers }) => answers, one),
      ratio(({ events }) => events, one),
      one.perArticle.toFixed(1),
      one.perAnswer.toFixed(1),
      one.megabytes.map((megabytes) => megabytes.toFixed(0)).join(", "),
      one.load.toFixed(1),
    ]),
  );
}
