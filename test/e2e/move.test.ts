import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openPostgres, openSqlite } from "../../src/store/database.ts";
import { fingerprint, moveStore } from "../../src/store/move-store.ts";
import { createStore } from "../../src/store/store.ts";
import { tableKeys } from "../../src/store/table-keys.ts";
import { sampleBrief } from "../support/sample-briefs.ts";

const postgresUrl = process.env.TEST_DATABASE_URL;
const BRIEFS = 130;

test("every table is moved but leases and bookmarks, which belong to running instances", async () => {
  const database = await openSqlite(":memory:");
  const tables = (await database.query.introspection.getTables()).map(({ name }) => name);
  await database.close();
  expect(tables.filter((name) => !name.startsWith("sqlite_")).sort()).toEqual(
    [...Object.keys(tableKeys), "lease", "bookmark"].sort(),
  );
});

describe.skipIf(postgresUrl === undefined)(
  "moving to PostgreSQL (skipped unless TEST_DATABASE_URL names a server to make databases on)",
  () => {
    const name = `move_${process.pid}`;
    const url = postgresUrl === undefined ? "" : new URL(`/${name}`, postgresUrl).href;
    let dataDir: string;

    beforeAll(async () => {
      dataDir = mkdtempSync(join(tmpdir(), "dragoman-test-"));
      await fill(await openSqlite(dataDir));
    });
    beforeEach(async () => {
      await command(`drop database if exists ${name} with (force)`);
      await command(`create database ${name}`);
    });
    afterAll(async () => {
      rmSync(dataDir, { recursive: true, force: true });
      await command(`drop database if exists ${name} with (force)`);
    });

    test("everything arrives, also after an interruption", { timeout: 60_000 }, async () => {
      const [source, target] = [await openSqlite(dataDir), await openPostgres(url)];
      let left = 4;
      const failing = interrupt(target, () => left-- > 0);
      await expect(moveStore(source, failing, () => {})).rejects.toThrow("interrupted");
      const half = await fingerprint(target, "brief");
      expect(half.rows).toBeGreaterThan(0);
      expect(half.rows).toBeLessThan(BRIEFS + 1);

      const told: string[] = [];
      await moveStore(source, target, (table) => told.push(table));
      expect(told).toEqual(Object.keys(tableKeys));
      const moved = createStore(target);
      expect((await moved.briefs.find("id7"))?.brief).toEqual(briefOf("id7"));
      expect((await fingerprint(target, "brief")).rows).toBe(BRIEFS);
      await moved.briefs.save(briefOf("later"), null, 1);
      await expect(moveStore(source, target, () => {})).rejects.toThrow("brief: 130 rows in the source, 131");
      await source.close();
      await target.close();
    });

    test("other contents under the same key are noticed", { timeout: 60_000 }, async () => {
      const [source, target] = [await openSqlite(dataDir), await openPostgres(url)];
      await moveStore(source, target, () => {});
      await target.query.updateTable("setting").set({ value: '"de"' }).execute();
      await expect(moveStore(source, target, () => {})).rejects.toThrow("setting: as many rows, but other");
      await source.close();
      await target.close();
    });

    test("the terminal says what it did, and what it needs", { timeout: 60_000 }, async () => {
      const env = { DATA_DIR: dataDir, DATABASE_URL: url };
      const moved = await dragoman(["move", "--from", "sqlite", "--to", "postgres"], env);
      expect(moved.output).toMatch(/^brief: 130 rows, [0-9a-f]{16}, verified\n/);
      expect(moved.output).toContain("Everything is moved.");
      const lost = await dragoman(["move", "--from", "sqlite", "--to", "postgres"], { DATA_DIR: dataDir });
      expect(lost.errors).toContain("DATABASE_URL");
    });
  },
);

function briefOf(id: string) {
  return { ...sampleBrief("en"), id };
}

async function fill(database: Database): Promise<void> {
  const store = createStore(database);
  for (let index = 0; index < BRIEFS; index++) {
    const id = `id${index}`;
    await store.briefs.save(briefOf(id), `https://example.org/${index}`, index);
    await store.briefs.saw("web:one", id, "web:chat", index);
  }
  await store.settings.write({ scope: "person", subject: "web:ada" }, "languages", ["ქართული"], "web:one");
  const event = { id: "event", platform: "web", payload: { text: "ქ" } };
  await store.events.receive(event, { holder: "one", until: 9 }, 5);
  await database.close();
}

/** A database whose statements fail once `goOn` says so. */
function interrupt(database: Database, goOn: () => boolean): Database {
  const query = database.query.withPlugin({
    transformQuery({ node }) {
      if (!goOn()) throw new Error("interrupted");
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { ...database, query };
}

function dragoman(args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ output: string; errors: string }>((resolve) =>
    execFile(
      process.execPath,
      ["--import", "tsx", "adapters/terminal/main.ts", ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (_, output, errors) => resolve({ output, errors }),
    ),
  );
}

async function command(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(text);
  await client.end();
}
