import { loadavg } from "node:os";
import { createOwnDatabase } from "../../test/support/instances/database.ts";
import { startSite } from "../../test/support/site-server.ts";
import { APP_TOKEN, startSlackServer } from "../../test/support/slack-server/server.ts";
import { printTable } from "../support/print-table.ts";
import { createCrowd } from "./crowd.ts";
import { prepareFeeds } from "./measure-feeds.ts";
import { measurePhases, type Phase } from "./measure-phases.ts";
import { startInstances } from "./start-instances.ts";
import { takeTurns } from "./take-turns.ts";
import { watchDatabase } from "./watch-database.ts";

const COUNTS = [1, 2, 3];
/** Milliseconds. */
const TURN = 50;
const DEADLINE = 30_000;
/** Of things under way at once, for each instance. */
const AT_ONCE = 8;

interface Measured {
  readonly phases: readonly Phase[];
  readonly megabytes: readonly number[];
  readonly load: number;
}

/**
 * What one, two and three instances on one PostgreSQL (TEST_DATABASE_URL: a server to make databases on) do a second,
 * and what it costs: first freely on this machine's cores, then in turns.
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
  const own = await createOwnDatabase(server, "scaling");
  const site = await startSite({});
  const slack = await startSlackServer({ deadline: DEADLINE });
  const feeds = await prepareFeeds(own.url);
  const database = await watchDatabase(own);
  const instances = await startInstances(count, {
    DATABASE_URL: own.url,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.workspace.botToken,
    SLACK_APP_TOKEN: APP_TOKEN,
    FETCH_ALLOW_HOSTS: `${site.host},${feeds.host}`,
  });
  const runFreely = inTurns ? takeTurns(instances.pids, COUNTS.length, TURN) : () => {};
  try {
    const crowd = createCrowd(site, slack);
    const phases = await measurePhases({ instances, database, crowd, feeds, atOnce: count * AT_ONCE });
    return { phases, megabytes: instances.memory(), load: loadavg()[0]! };
  } finally {
    runFreely();
    await instances.stop();
    await Promise.all([site.close(), slack.close(), database.close(), feeds.close()]);
    await own.drop();
  }
}

function print(measured: readonly Measured[]): void {
  const names = measured[0]!.phases.map(({ what }) => what);
  const rows = names.flatMap((what, phase) =>
    measured.map(({ phases }, index) =>
      describe(what, COUNTS[index]!, phases[phase]!, measured[0]!.phases[phase]!),
    ),
  );
  printTable(
    ["what", "instances", "a second", "ratio", "CPU ms in instances", "in PostgreSQL", "transactions"],
    rows,
  );
  printTable(
    ["instances", "MB resident, each", "load average"],
    measured.map(({ megabytes, load }, index) => [
      COUNTS[index]!,
      megabytes.map((size) => size.toFixed(0)).join(", "),
      load.toFixed(1),
    ]),
  );
}

function describe(what: string, count: number, phase: Phase, alone: Phase): (string | number)[] {
  const { perSecond, instanceMs, databaseMs, transactions } = phase;
  const ratio = (perSecond / alone.perSecond).toFixed(2);
  const costs = [instanceMs, databaseMs, transactions].map((cost) => cost.toFixed(1));
  return [what, count, perSecond.toFixed(1), ratio, ...costs];
}
