import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DATABASE_FILE, openSqlite } from "../../../src/store/database.ts";
import { createStore } from "../../../src/store/store.ts";
import { spawnDragoman } from "../../support/slack-server/spawn-dragoman.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dragoman-fault-"));
  path = join(folder, DATABASE_FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const subject = { scope: "person", subject: "web:ada" } as const;

/** A store with a setting in it, closed. */
async function fill(): Promise<void> {
  const store = createStore(await openSqlite(folder));
  await store.settings.write(subject, "languages", ["es"], "web:one");
  await store.close();
}

const damages: readonly (readonly [how: string, damage: () => void])[] = [
  ["is another file", () => writeFileSync(path, "These are no tables.\n".repeat(1_000))],
  ["was cut off", () => truncateSync(path, 8_192)],
  ["has pages of garbage", () => writeFileSync(path, overwrite(4_096, 40_000))],
  ["has a schema of garbage", () => writeFileSync(path, overwrite(100, 4_096))],
  [
    "has garbage somewhere, after a crash",
    () => {
      writeFileSync(path, overwrite(4_096 * 6, 4_096 * 7));
      writeFileSync(`${path}-wal`, "");
    },
  ],
];

function overwrite(from: number, to: number): Buffer {
  return readFileSync(path).fill(0x5a, from, to);
}

describe("a store's file that", () => {
  test.each(damages)(
    "%s: the message says how to restore, the file is left as it is, a backup works",
    async (_how, damage) => {
      await fill();
      const backup = join(folder, "backup.db");
      copyFileSync(path, backup);
      damage();
      const before = readFileSync(path);
      await expect(openSqlite(folder)).rejects.toMatchObject({
        name: "ConfigurationError",
        problems: [expect.stringMatching(/damaged.*left as it is.*backup/s)],
      });
      expect(readFileSync(path).equals(before)).toBe(true);
      for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
      copyFileSync(backup, path);
      const store = createStore(await openSqlite(folder));
      expect(await store.settings.read([subject])).toMatchObject([{ value: ["es"] }]);
      await store.close();
    },
  );

  test("is a folder, or lies in what is none: the message names the place", async () => {
    mkdirSync(path);
    await expect(openSqlite(folder)).rejects.toMatchObject({ name: "ConfigurationError" });
    const file = join(folder, "file");
    writeFileSync(file, "");
    await expect(openSqlite(file)).rejects.toMatchObject({ problems: [expect.stringContaining(file)] });
  });
});

test("the program ends with code 78 and that message", async () => {
  await fill();
  writeFileSync(path, overwrite(100, 40_000));
  const { code, errors } = await spawnDragoman({ DATA_DIR: folder }).ended;
  expect(code).toBe(78);
  expect(errors).toContain("docs/operating.md");
});

test("a disk that is full fails the write, loses nothing, and works again once there is room", async () => {
  await fill();
  const database = await openSqlite(folder);
  const store = createStore(database);
  const pages = async (limit: number) => {
    const { sql } = await import("kysely");
    await sql.raw(`PRAGMA max_page_count = ${limit}`).execute(database.query);
  };
  await pages(1);
  const writes = Array.from({ length: 200 }, (_, index) =>
    store.settings.write({ scope: "person", subject: `web:${index}` }, "note", "x".repeat(2_000), "web:one"),
  );
  const outcomes = await Promise.allSettled(writes);
  const kept = outcomes.flatMap(({ status }, index) => (status === "fulfilled" ? [index] : []));
  expect(kept.length).toBeLessThan(200);
  expect(await store.settings.read([subject])).toMatchObject([{ value: ["es"] }]);
  await pages(1_000_000);
  await store.check();
  await store.settings.write(subject, "languages", ["fr"], "web:one");
  await store.close();
  const again = createStore(await openSqlite(folder));
  expect(await again.settings.read([subject])).toMatchObject([{ value: ["fr"] }]);
  for (const index of kept)
    expect(await again.settings.read([{ scope: "person", subject: `web:${index}` }])).toHaveLength(1);
  await again.close();
});
