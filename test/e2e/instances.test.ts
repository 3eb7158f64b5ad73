import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/database.ts";
import { migrations } from "../../src/store/migrations/index.ts";
import { type DiscordServer, startDiscordServer } from "../support/discord-server/server.ts";
import { soon } from "../support/discord-server/start-adapter.ts";
import { type Spawned, spawnDragoman } from "../support/slack-server/spawn-dragoman.ts";

const postgresUrl = process.env.TEST_DATABASE_URL;
const TAKEOVER = 30_000;
const MINUTE = 60_000;

describe.skipIf(postgresUrl === undefined)(
  "instances that share PostgreSQL (skipped unless TEST_DATABASE_URL names a server to make databases on)",
  () => {
    const name = `instances_${process.pid}`;
    let url = "";

    beforeAll(async () => {
      await command(`create database ${name}`);
      const own = new URL(postgresUrl!);
      own.pathname = `/${name}`;
      url = own.href;
    });
    afterAll(() => command(`drop database if exists ${name} with (force)`));

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
      await command(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
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

async function command(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(text);
  await client.end();
}
