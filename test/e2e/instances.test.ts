import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/database.ts";
import { migrations } from "../../src/store/migrations/index.ts";
import { type DiscordServer, startDiscordServer } from "../support/discord-server/server.ts";
import { soon } from "../support/discord-server/start-adapter.ts";
import { ferryPages } from "../support/ferry-story.ts";
import { createOwnDatabase, type OwnDatabase, runCommand } from "../support/instances/database.ts";
import { startSite } from "../support/site-server.ts";
import { type Spawned, spawnDragoman } from "../support/slack-server/spawn-dragoman.ts";

const postgresUrl = process.env.TEST_DATABASE_URL;
const TAKEOVER = 30_000;
const MINUTE = 60_000;

describe.skipIf(postgresUrl === undefined)(
  "instances that share PostgreSQL (skipped unless TEST_DATABASE_URL names a server to make databases on)",
  () => {
    let database: OwnDatabase;
    let url = "";

    beforeAll(async () => {
      database = await createOwnDatabase(postgresUrl!, "instances");
      url = database.url;
    });
    afterAll(() => database.drop());

    test("ten processes start at once on an empty database", { timeout: 3 * MINUTE }, async () => {
      const started = Array.from({ length: 10 }, () => start(url, {}));
      await Promise.all(started.map(({ ready }) => ready));
      const { query, close } = await openPostgres(url);
      const steps = await query
        .selectFrom("kysely_migration" as never)
        .selectAll()
        .execute();
      await close();
      expect(steps).toHaveLength(Object.keys(migrations).length);
    });

    test("a broken connection is replaced at the next query", async () => {
      const { query, close } = await openPostgres(url);
      const look = () => query.selectFrom("brief").select("id").limit(1).execute();
      await look();
      await runCommand(
        postgresUrl!,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}'`,
      );
      await soon(look);
      await close();
    });

    test("shards are divided, and taken over within 30 s from one that dies or leaves", {
      timeout: 3 * MINUTE,
    }, async () => {
      const server = await startDiscordServer({ shards: 4 });
      onTestFinished(() => server.close());
      const env = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl };
      const one = start(url, env);
      await soon(() => expect(connectedShards(server)).toEqual([0, 1, 2, 3]), MINUTE);
      const two = start(url, env);
      await two.ready;
      await soon(async () => expect(await shares(url)).toEqual([2, 2]), TAKEOVER);
      await soon(() => expect(connectedShards(server)).toEqual([0, 1, 2, 3]), TAKEOVER);

      one.process.kill("SIGKILL");
      await one.ended;
      await soon(() => expect(connectedShards(server).length).toBeLessThan(4));
      const died = Date.now();
      await soon(() => expect(connectedShards(server)).toEqual([0, 1, 2, 3]), TAKEOVER + 30_000);
      console.info(`taken over after SIGKILL in ${Date.now() - died} ms`);
      expect(await shares(url)).toEqual([4]);

      const three = start(url, env);
      await three.ready;
      await soon(async () => expect(await shares(url)).toEqual([2, 2]), TAKEOVER);
      const left = Date.now();
      two.process.kill("SIGTERM");
      expect((await two.ended).code).toBe(0);
      await soon(() => expect(connectedShards(server)).toEqual([0, 1, 2, 3]), MINUTE);
      console.info(`taken over after SIGTERM in ${Date.now() - left} ms`);
    });

    test.each(["SIGKILL", "SIGTERM"] as const)(
      "what is said after the only instance got %s is answered by the next",
      {
        timeout: 3 * MINUTE,
      },
      async (signal) => {
        const site = await startSite(ferryPages);
        const server = await startDiscordServer();
        // How many shards there are is agreed upon in the store: not with those of the test before.
        const own = await createOwnDatabase(postgresUrl!, "alone");
        onTestFinished(async () => {
          await site.close();
          await server.close();
          await own.drop();
        });
        const { channel } = server.people.addGuild();
        const env = {
          DISCORD_TOKEN: server.token,
          DISCORD_API_URL: server.apiUrl,
          FETCH_ALLOW_HOSTS: site.host,
        };
        const ask = () =>
          server.people.say(channel, "1000", `<@${server.world.bot.id}> ${site.url("/en/ferry")}`).id;
        const cards = (id: string) =>
          [...server.world.messages.values()].filter(({ channel_id }) => channel_id === id).length;
        const one = start(own.url, env);
        await soon(() => expect(connectedShards(server)).toEqual([0]), MINUTE);
        const before = ask();
        await soon(() => expect(cards(before)).toBe(1), MINUTE);
        // How far the session was heard is noted each second.
        await sleep(2_000);

        one.process.kill(signal);
        await one.ended;
        const between = ask();
        start(own.url, env);
        await soon(() => expect(cards(between)).toBe(1), MINUTE);
        await sleep(2_000);
        expect([before, between].map(cards)).toEqual([1, 1]);
      },
    );
  },
);

function start(url: string, env: Readonly<Record<string, string>>): Spawned {
  const spawned = spawnDragoman({ DATABASE_URL: url, ...env });
  onTestFinished(() => void spawned.process.kill("SIGKILL"));
  return spawned;
}

/** Shards with an open session; one that two instances run is there twice. */
function connectedShards({ gateway }: DiscordServer): number[] {
  const open = [...gateway.sessions.values()].filter(({ socket }) => socket !== null);
  return open.map(({ shard }) => shard).sort();
}

/** How many shards each instance holds. */
async function shares(url: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as n from lease where name like 'discord/shard/%' and until > $1 group by holder",
    [Date.now()],
  );
  await client.end();
  return rows.map(({ n }) => n);
}
