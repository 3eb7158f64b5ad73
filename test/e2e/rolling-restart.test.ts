import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { startDiscordServer } from "../support/discord-server/server.ts";
import { soon } from "../support/discord-server/start-adapter.ts";
import { createOwnDatabase } from "../support/instances/database.ts";
import { prepareDigests } from "../support/instances/digests.ts";
import { createCrowd } from "../support/instances/people.ts";
import { startWire } from "../support/instances/proxy.ts";
import { startSite } from "../support/site-server.ts";
import { APP_TOKEN, startSlackServer } from "../support/slack-server/server.ts";
import { type Spawned, spawnDragoman } from "../support/slack-server/spawn-dragoman.ts";

const postgresUrl = process.env.TEST_DATABASE_URL;
const SECOND = 1_000;
/** Of load; trouble comes round once in so many seconds. */
const LENGTH = Number(process.env.ROLLING_SECONDS ?? 50);
const ROUND = 50;
/** Longer than any hold: what a cut-off instance does is long somebody else's. */
const CUT = 20;
const EVENTS_PER_SECOND = Number(process.env.ROLLING_EVENTS ?? 2);

describe.skipIf(postgresUrl === undefined)(
  "a rolling restart (skipped unless TEST_DATABASE_URL names a server to make databases on)",
  () => {
    test("of three processes, two killed and one cut off, loses nothing and says nothing twice", {
      timeout: (LENGTH + 300) * SECOND,
    }, async () => {
      const { processes, crowd, digests, wire } = await prepare();
      const [first, second] = processes;
      await Promise.all(processes.map(({ ready }) => ready()));
      const began = Date.now();
      const until = (seconds: number) => sleep(began + seconds * SECOND - Date.now());

      const asking = setInterval(crowd.ask, SECOND / EVENTS_PER_SECOND);
      const falling = setInterval(() => void digests.fallDue(), 3 * SECOND);
      for (let round = 0; round < LENGTH; round += ROUND) {
        await until(round + 4);
        await first!.kill("SIGKILL");
        await first!.ready();
        await until(round + 16);
        await second!.kill("SIGTERM");
        await second!.ready();
        await until(round + 25);
        wire.cut();
        await until(round + 25 + CUT);
        wire.heal();
      }
      await until(LENGTH);
      clearInterval(asking);
      clearInterval(falling);

      const answered = (count: (answers: number) => boolean) =>
        crowd.asked.filter(({ cards, notices }) => count(cards() + notices())).map(({ what }) => what);
      const unanswered = () => answered((answers) => answers === 0);
      await soon(() => expect(unanswered()).toEqual([]), 90 * SECOND)
        .catch((error: Error) => {
          throw new Error([error.message, ...processes.map(({ said }) => said())].join("\n"), {
            cause: error,
          });
        })
        .finally(() => report(crowd, began));
      // Once: whoever holds a run from now on lives, and needs its time.
      await digests.expire();
      await soon(async () => expect((await digests.states()).open ?? 0).toBe(0), 90 * SECOND);
      // Longer than it takes to take anything over: what would come twice has come.
      await sleep(22 * SECOND);
      expect(answered((answers) => answers !== 1)).toEqual([]);
      expect(await digests.strays()).toEqual([]);
      expect(Object.keys(await digests.states())).toEqual(["posted"]);
    });
  },
);

/** Servers, people, a database and three processes on it, the third behind a wire. */
async function prepare() {
  const database = await createOwnDatabase(postgresUrl!, "rolling");
  const site = await startSite({});
  const slack = await startSlackServer();
  const discord = await startDiscordServer({ shards: 3 });
  const wire = await startWire(Number(new URL(database.url).port));
  const crowd = createCrowd(site, slack, discord);
  const digests = await prepareDigests(database.url, crowd, slack, discord);
  const cuttable = new URL(database.url);
  cuttable.port = String(wire.port);
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.workspace.botToken,
    SLACK_APP_TOKEN: APP_TOKEN,
    FETCH_ALLOW_HOSTS: site.host,
  };
  const urls = [database.url, database.url, cuttable.href];
  const processes = urls.map((url, index) => keepRunning(String(index + 1), { ...env, DATABASE_URL: url }));
  onTestFinished(async () => {
    await Promise.all(processes.map(({ kill }) => kill("SIGKILL", false)));
    await digests.close();
    await Promise.all([site.close(), slack.close(), discord.close(), wire.close()]);
    await database.drop();
  });
  return { processes, crowd, digests, wire };
}

/** A process that is started again when it was killed. */
function keepRunning(name: string, env: Readonly<Record<string, string>>) {
  const program = process.env.ROLLING_PROGRAM;
  const log = process.env.ROLLING_LOG;
  let said = "";
  let current = start();

  function start(): Spawned {
    const spawned = spawnDragoman(env, program);
    spawned.process.stderr?.on("data", (data) => {
      said += data;
      if (log !== undefined) appendFileSync(`${log}.${name}`, data);
    });
    return spawned;
  }

  return {
    ready: () => current.ready,
    /** What it said of its connections, and every warning. */
    said: () =>
      said
        .split("\n")
        .filter((line) => /"level":[4-6]|shard|session/.test(line))
        .map((line) => `${name}: ${line.slice(0, 300)}`)
        .join("\n"),
    async kill(signal: "SIGKILL" | "SIGTERM", again = true) {
      current.process.kill(signal);
      await current.ended;
      if (again) current = start();
    },
  };
}

function report({ asked }: ReturnType<typeof createCrowd>, began: number): void {
  const seconds = Math.round((Date.now() - began) / SECOND);
  const told = asked.filter(({ notices }) => notices() > 0).length;
  console.info(`${asked.length} events answered ${seconds} s after the first, ${told} by a notice`);
}
