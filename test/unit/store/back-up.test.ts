import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUpSqlite } from "../../../src/store/back-up.ts";
import { DATABASE_FILE, openSqlite } from "../../../src/store/database.ts";
import { readSchemaState } from "../../../src/store/schema-state.ts";
import { createStore } from "../../../src/store/store.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dragoman-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openAt = async (dataDir: string) => createStore(await openSqlite(dataDir));

/** Puts other bytes in place of a store, and nothing beside it: what is in the log would mend them. */
function damage(dataDir: string, change: (file: string) => void): void {
  for (const suffix of ["-wal", "-shm"]) rmSync(join(dataDir, DATABASE_FILE + suffix), { force: true });
  change(join(dataDir, DATABASE_FILE));
}

/** Opens a backup as an operator restores it: as the only file of a data folder. */
async function restore(file: string) {
  const dataDir = join(folder, "restored");
  mkdirSync(dataDir);
  renameSync(file, join(dataDir, DATABASE_FILE));
  return openAt(dataDir);
}

test("what was written and not yet moved out of the log is in the copy; it opens as a store", async () => {
  const dataDir = join(folder, "data");
  const store = await openAt(dataDir);
  const subject = { scope: "tenant", subject: "t" } as const;
  await store.settings.write(subject, "auto", "on", "t");
  const file = join(folder, "copy.db");
  backUpSqlite(dataDir, file);
  await store.settings.write(subject, "auto", "off", "t");
  await store.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const restored = await restore(file);
  expect(await restored.settings.read([subject])).toMatchObject([{ name: "auto", value: "on" }]);
  await restored.close();
});

/** Writes pairs of rows, each pair in one transaction, as fast as it can until it is told to stop. */
const writer = `
  const { parentPort, workerData } = require("node:worker_threads");
  const Libsql = require("libsql");
  const database = new Libsql(workerData);
  database.pragma("busy_timeout = 5000");
  const insert = database.prepare("insert into seen_event (id, seen_at) values (?, 1)");
  const pair = database.transaction((n) => { insert.run("a" + n); insert.run("b" + n); });
  let n = 0;
  const turn = () => { for (let i = 0; i < 20; i++) pair(n++); parentPort.postMessage(n); setImmediate(turn); };
  turn();`;

test("a copy made while another thread writes holds whole transactions, in order", async () => {
  const dataDir = join(folder, "data");
  const store = await openAt(dataDir);
  const worker = new Worker(writer, { eval: true, workerData: join(dataDir, DATABASE_FILE) });
  try {
    let acknowledged = 0;
    await new Promise<void>((resolve, reject) => {
      worker.once("error", reject);
      worker.on("message", (n: number) => {
        acknowledged = n;
        if (n >= 60) resolve();
      });
    });
    backUpSqlite(dataDir, join(folder, "copy.db"));
    const restored = await openSqliteRestored(join(folder, "copy.db"));
    expect(restored.pairs).toBeGreaterThanOrEqual(acknowledged);
    expect(restored.halves).toBe(restored.pairs);
    expect(restored.last).toBe(restored.pairs - 1);
  } finally {
    await worker.terminate();
    await store.close();
  }
});

async function openSqliteRestored(file: string) {
  const dataDir = join(folder, "restored");
  mkdirSync(dataDir);
  renameSync(file, join(dataDir, DATABASE_FILE));
  const database = await openSqlite(dataDir);
  const ids = (await database.query.selectFrom("seen_event").select("id").execute()).map(({ id }) => id);
  await database.close();
  const first = ids.filter((id) => id.startsWith("a")).map((id) => Number(id.slice(1)));
  return { pairs: first.length, halves: ids.length - first.length, last: Math.max(...first) };
}

test("a copy that cannot be finished is not there, nor is its beginning", async () => {
  const dataDir = join(folder, "data");
  await (await openAt(dataDir)).close();
  damage(dataDir, (path) => writeFileSync(path, readFileSync(path).fill(7, 100)));
  expect(() => backUpSqlite(dataDir, join(folder, "copy.db"))).toThrow();
  expect(() => backUpSqlite(dataDir, join(folder, "nowhere", "copy.db"))).toThrow();
  expect(existsSync(join(folder, "copy.db"))).toBe(false);
  expect(existsSync(join(folder, "copy.db.partial"))).toBe(false);
});

test("nobody else on the machine may look into the folder of a store", async () => {
  const dataDir = join(folder, "data");
  await (await openAt(dataDir)).close();
  expect(statSync(dataDir).mode & 0o077).toBe(0);
});

test("the state of a store is told without changing it", async () => {
  const config = { dataDir: join(folder, "data"), databaseUrl: null };
  expect(await readSchemaState(config)).toMatchObject({ exists: false, unknown: [] });
  expect(existsSync(config.dataDir)).toBe(false);
  const database = await openSqlite(config.dataDir);
  expect(await readSchemaState(config)).toEqual({ exists: true, pending: [], unknown: [] });
  const steps = database.query.withTables<{ kysely_migration: { name: string; timestamp: string } }>();
  await steps.insertInto("kysely_migration").values({ name: "999-later", timestamp: "" }).execute();
  await steps.deleteFrom("kysely_migration").where("name", "=", "006-digests").execute();
  expect(await readSchemaState(config)).toMatchObject({ pending: ["006-digests"], unknown: ["999-later"] });
  await database.close();
  damage(config.dataDir, (path) => writeFileSync(path, "not a database ".repeat(999)));
  await expect(readSchemaState(config)).rejects.toThrow();
});
