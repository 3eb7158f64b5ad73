import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../../src/store/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { ferryStory } from "./ferry-story.ts";
import { answer, openPageServer } from "./page-server.ts";
import { createPeople } from "./slack-server/people.ts";
import { APP_TOKEN, startSlackServer } from "./slack-server/server.ts";
import type { Spawned } from "./slack-server/spawn-dragoman.ts";

/** What came of killing. */
export interface KillResult {
  readonly rounds: number;
  readonly settings: number;
  readonly subscriptions: number;
  readonly articles: number;
  /** What had been confirmed or shown and was not there after a start. */
  readonly lost: readonly string[];
  /** Messages that were answered twice. */
  readonly duplicated: readonly string[];
  /** Milliseconds from start to ready after a kill, the slowest. */
  readonly slowestStart: number;
}

const LANGUAGES = ["es", "fr", "de", "it", "pt", "ru", "ar", "ja"];
const PERSONS = 3;
/** Milliseconds. */
const LONGEST_LIFE = 8_000;

/**
 * Kills the whole program with SIGKILL at random moments while people of a Slack workspace change settings, follow
 * feeds and post links; after each kill the store is looked through.
 */
export async function killUnderLoad(
  rounds: number,
  start: (env: Readonly<Record<string, string>>) => Spawned,
): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-kill-"));
  const slack = await startSlackServer({ deadline: 1_000 });
  const site = await openPageServer({
    "/story": (request, response) => answer(storyPage(numberOf(request.url!)))(request, response),
    "/feed": (request, response) =>
      answer(feed(numberOf(request.url!)), { "content-type": "application/rss+xml" })(request, response),
  });
  const people = createPeople(slack, slack.sockets);
  const { workspace } = slack;
  const confirmed = { settings: new Map<string, string>(), feeds: new Set<string>() };
  const lost = new Set<string>();
  const doing = new Map<string, Promise<void>>();
  let [newcomers, number, slowestStart] = [100, 0, 0];

  const said = (user: string, text: string) =>
    [...workspace.responses, ...workspace.ephemerals].filter(
      (shown) => shown.user === user && shown.text.includes(text),
    ).length;

  /** Types a command; true once its confirmation is seen, false where the program dies before. */
  async function confirm(
    command: string,
    user: string,
    text: string,
    isOver: () => boolean,
  ): Promise<boolean> {
    const before = said(user, text);
    const sent = people.command("/news", command, { user }).catch(() => null);
    while (!isOver() && said(user, text) === before) await sleep(5);
    // A command that was not taken is sent again to the next process: it must be over before the next one.
    await Promise.race([sent, sleep(2_000, null, { ref: false })]);
    return said(user, text) > before;
  }

  /** A newcomer each time: a command that the platform sends again must not undo a later one. */
  async function changeSettings(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const user = `U${++newcomers}`;
      const language = LANGUAGES[newcomers % LANGUAGES.length]!;
      if (await confirm(`settings my-languages ${language}`, user, "Saved.", isOver))
        confirmed.settings.set(user, language);
    }
  }

  async function followFeeds(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const url = `${site.origin}/feed?n=${++number}`;
      if (await confirm(`feeds add ${url}`, "U1", `Following Feed ${number}.`, isOver))
        confirmed.feeds.add(url);
    }
  }

  async function postLinks(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      number += 1;
      const place = { user: "U3", channel: number % 2 === 0 ? "C1" : "C2" };
      people.mention(`<${site.origin}/story?n=${number}>`, place).catch(() => {});
      await sleep(250);
    }
  }

  /** One does one thing after another, also across the program's lives. */
  function follow(who: string, work: () => Promise<void>): void {
    doing.set(who, (doing.get(who) ?? Promise.resolve()).then(work));
  }

  /** The numbers of the stories whose cards stand in the channel, each as often as it does. */
  const shown = () =>
    workspace.messages.flatMap(({ botId, text }) =>
      botId === workspace.botId
        ? [...text.matchAll(/Ferry number (\d+)/g)].slice(0, 1).map((match) => match[1]!)
        : [],
    );

  async function examine(store: Store): Promise<void> {
    for (const [user, language] of confirmed.settings) {
      const stored = await store.settings.read([{ scope: "person", subject: `slack:slack:T1:${user}` }]);
      const now = (stored[0]?.value as string[] | undefined)?.[0];
      if (now !== language) lost.add(`the languages of ${user}`);
    }
    const followed = new Set((await store.feeds.listChannel("slack:T1:C1")).map(({ url }) => url));
    for (const url of confirmed.feeds) if (!followed.has(url)) lost.add(url);
    for (const story of new Set(shown()))
      if ((await store.briefs.findByAddress(`${site.origin}/story?n=${story}`)) === null)
        lost.add(`story ${story}`);
  }

  async function round(): Promise<void> {
    const begun = Date.now();
    const program = start({
      DATA_DIR: folder,
      LOG_LEVEL: "silent",
      FETCH_ALLOW_HOSTS: site.host,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: APP_TOKEN,
    });
    await program.ready;
    slowestStart = Math.max(slowestStart, Date.now() - begun);
    let over = false;
    const isOver = () => over;
    for (let person = 0; person < PERSONS; person++) follow(`person ${person}`, () => changeSettings(isOver));
    follow("feeds", () => followFeeds(isOver));
    follow("links", () => postLinks(isOver));
    await sleep(100 + Math.random() * LONGEST_LIFE);
    program.process.kill("SIGKILL");
    await program.ended;
    over = true;
    const store = createStore(await openSqlite(folder));
    await examine(store);
    await store.close();
  }

  for (let count = 0; count < rounds; count++) await round();
  const cards = shown();
  const duplicated = cards.filter((story, index) => cards.indexOf(story) !== index);
  await Promise.all([slack.close(), site.close()]);
  rmSync(folder, { recursive: true, force: true });
  const articles = new Set(cards).size;
  return {
    rounds,
    settings: confirmed.settings.size,
    subscriptions: confirmed.feeds.size,
    articles,
    lost: [...lost],
    duplicated,
    slowestStart,
  };
}

function numberOf(url: string): string {
  return url.replace(/\D/g, "");
}

function storyPage(number: string): string {
  const text = ferryStory.english.map(
    (paragraph) => `<p>${paragraph.replace("14 May", `${number} passengers`)}</p>`,
  );
  return `<html lang="en"><title>Ferry number ${number}</title><article><h1>Ferry number ${number}</h1>${text.join("")}</article></html>`;
}

function feed(number: string): string {
  return `<rss version="2.0"><channel><title>Feed ${number}</title><link>https://feed.example/</link><description>A feed</description><item><title>Nothing new</title><link>https://feed.example/${number}</link></item></channel></rss>`;
}
