import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storyId } from "../../src/digest/split-digest.ts";
import { openPostgres, openSqlite } from "../../src/store/database.ts";
import { createDigestStore } from "../../src/store/digests.ts";
import { bundleDeliverChild } from "../support/deliver-bundle.ts";
import { type Recognition, startDeliverPlatform } from "../support/deliver-platform.ts";
import { type ChildTask, KILL_STEPS } from "../support/deliver-steps.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST_RUN = Date.UTC(2026, 2, 2, 8);
const KILLS = 50;
const postgresUrl = process.env.TEST_DATABASE_URL;

let child: Awaited<ReturnType<typeof bundleDeliverChild>>;
let folder: string;

beforeAll(async () => {
  child = await bundleDeliverChild();
  folder = mkdtempSync(join(tmpdir(), "dragoman-test-"));
});

afterAll(() => {
  child?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a delivering process to its end; the signal that killed it, if one did. */
function run(task: ChildTask): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child.file, JSON.stringify(task)], { stdio: ["ignore", 2, 2] });
    running.once("error", reject);
    running.once("exit", (code, signal) =>
      code === 0 || signal === "SIGKILL" ? resolve(signal) : reject(new Error(`exit ${code} ${signal}`)),
    );
  });
}

async function openDatabase(store: string) {
  return store.startsWith("postgres") ? openPostgres(store) : openSqlite(store);
}

/** A store with one digest that is due daily at 08:00. */
async function prepare(store: string): Promise<string> {
  const database = await openDatabase(store);
  await database.query.deleteFrom("digest").execute();
  const digest = await createDigestStore(database).create(
    {
      platform: "web",
      tenant: "web:one",
      channel: "web:chat",
      person: "web:ada",
      settings: {
        schedule: { patterns: ["0 8 * * *"], timezone: "UTC", quiet: null },
        languages: [],
        entries: 5,
        source: "both",
        saysWhenEmpty: true,
      },
      nextRunAt: FIRST_RUN,
      coveredUntil: FIRST_RUN - DAY,
    },
    0,
  );
  await database.close();
  return digest.id;
}

async function listDeliveries(store: string, digest: string) {
  const database = await openDatabase(store);
  const rows = await database.query
    .selectFrom("delivery")
    .select(["id", "state", "message"])
    .where("digest_id", "=", digest)
    .orderBy("due_at")
    .execute();
  await database.close();
  return rows;
}

/** Every process dies delivering its day's digest; the next one puts that right before it dies in turn. */
async function killAtEveryStep(store: string, recognition: Recognition): Promise<void> {
  const platform = await startDeliverPlatform(recognition);
  const digest = await prepare(store);
  let kills = 0;
  for (let day = 0; day <= KILLS; day++) {
    const now = FIRST_RUN + day * DAY;
    const dieAt = day === KILLS ? null : KILL_STEPS[day % KILL_STEPS.length]!;
    const recoverAt = now - DAY + 15 * MINUTE;
    const signal = await run({ store, platform: platform.address, recoverAt, now, dieAt });
    if (signal === "SIGKILL") kills++;
  }
  expect(kills).toBe(KILLS);
  const deliveries = await listDeliveries(store, digest);
  expect(deliveries).toHaveLength(KILLS + 1);
  expect(deliveries.every(({ state, message }) => state === "posted" && message !== null)).toBe(true);
  const expected = deliveries.flatMap(({ id }) => [id, storyId(id, 0), storyId(id, 1)]);
  expect([...platform.posts]).toEqual(expected);
  await platform.close();
}

const recognitions: readonly Recognition[] = ["nonce and search", "search"];

describe("a digest whose process is killed at every step of delivery is posted exactly once", () => {
  test.each(recognitions)(
    "on SQLite, where the platform has %s",
    (recognition) => killAtEveryStep(join(folder, recognition.replaceAll(" ", "-")), recognition),
    300_000,
  );

  test.skipIf(postgresUrl === undefined).each(recognitions)(
    "on PostgreSQL, where the platform has %s (skipped unless TEST_DATABASE_URL names an empty database)",
    (recognition) => killAtEveryStep(postgresUrl!, recognition),
    300_000,
  );
});
