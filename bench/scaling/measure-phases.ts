import { setTimeout as sleep } from "node:timers/promises";
import type { Crowd } from "./crowd.ts";
import type { DueFeeds } from "./measure-feeds.ts";
import type { Instances } from "./start-instances.ts";
import type { DatabaseWatch } from "./watch-database.ts";

/** What was done a second, and what each cost: CPU in milliseconds. */
export interface Phase {
  readonly what: string;
  readonly perSecond: number;
  readonly instanceMs: number;
  readonly databaseMs: number;
  readonly transactions: number;
}

export interface Stage {
  readonly instances: Instances;
  readonly database: DatabaseWatch;
  readonly crowd: Crowd;
  readonly feeds: DueFeeds;
  /** How much is under way at once. */
  readonly atOnce: number;
}

interface Run {
  readonly perSecond: number;
  /** All that was done, also before and after the rate was taken. */
  readonly done: number;
}

const SECOND = 1_000;
const WARM_UP = 5 * SECOND;
const WINDOW = 20 * SECOND;

/** Feeds polled for the first time, articles read, cards from the store, talk that means nothing. */
export async function measurePhases(stage: Stage): Promise<Phase[]> {
  const { crowd, feeds, atOnce } = stage;
  const runs: Readonly<Record<string, () => Promise<Run>>> = {
    "feeds polled": () => feeds.run(),
    "articles read": () => askFor(crowd, atOnce, (n) => crowd.link(n)),
    "cards from the store": () => askFor(crowd, atOnce, (n) => crowd.link(n % 10)),
    "events of no interest": () => talk(crowd, atOnce),
  };
  const phases: Phase[] = [];
  for (const [what, run] of Object.entries(runs)) phases.push(await measurePhase(what, run, stage));
  return phases;
}

async function measurePhase(
  what: string,
  run: () => Promise<Run>,
  { instances, database }: Stage,
): Promise<Phase> {
  await database.since();
  const before = instances.cpuSeconds();
  const { perSecond, done } = await run();
  const spent = instances.cpuSeconds() - before;
  const { seconds, transactions } = await database.since();
  return {
    what,
    perSecond,
    instanceMs: (spent * SECOND) / done,
    databaseMs: (seconds * SECOND) / done,
    transactions: transactions / done,
  };
}

/** Cards a second where so many are always asked for. */
async function askFor(crowd: Crowd, atOnce: number, linkOf: (n: number) => string): Promise<Run> {
  const before = crowd.cards();
  let asked = 0;
  const open = () => asked - (crowd.cards() - before);
  const timer = setInterval(() => {
    while (open() < atOnce)
      crowd.ask(linkOf(asked++)).catch(() => {
        asked--;
      });
  }, 10);
  await sleep(WARM_UP);
  const [cards, began] = [crowd.cards(), performance.now()];
  await sleep(WINDOW);
  const perSecond = ((crowd.cards() - cards) / (performance.now() - began)) * SECOND;
  clearInterval(timer);
  for (let waited = 0; open() > 0 && waited < WINDOW; waited += 100) await sleep(100);
  return { perSecond, done: crowd.cards() - before };
}

async function talk(crowd: Crowd, atOnce: number): Promise<Run> {
  let done = 0;
  const began = performance.now();
  const person = async () => {
    while (performance.now() - began < WINDOW) {
      await crowd.talk();
      done++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  return { perSecond: (done / (performance.now() - began)) * SECOND, done };
}
