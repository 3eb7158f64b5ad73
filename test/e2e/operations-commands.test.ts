import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASE_FILE, openSqlite } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";
import { ferryPages } from "../support/ferry-story.ts";
import { type Site, startSite } from "../support/site-server.ts";

describe("the operator's commands", () => {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-operations-"));
  const dataDir = join(folder, "data");
  const subject = { scope: "tenant", subject: "x:one" } as const;
  let site: Site;

  beforeAll(async () => {
    site = await startSite(ferryPages);
    const store = createStore(await openSqlite(dataDir));
    await store.settings.write(subject, "auto", true, "x:one");
    await store.settings.write({ scope: "tenant", subject: "x:two" }, "auto", true, "x:two");
    await store.close();
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function dragoman(args: readonly string[], environment: Record<string, string> = {}) {
    const { PATH, HOME } = process.env;
    const main = join(process.cwd(), "adapters/terminal/main.ts");
    const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...args], {
      cwd: folder,
      env: { PATH, HOME, DATA_DIR: dataDir, ...environment },
    });
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.on("close", resolve)),
    ]);
    return { out, err, code };
  }

  test("doctor finds a good setup good", async () => {
    const { out, code } = await dragoman(["doctor", "--url", site.url("/en/ferry")]);
    expect(out).not.toMatch(/WRONG/);
    expect(out).toMatch(/store: is readable and up to date/);
    expect(code).toBe(0);
  });

  test("doctor names every wrong variable at once, shows no token and exits with 1", async () => {
    const environment = { PORT: "many", SLACK_BOT_TOKEN: "secret-1", DISCORD_TOKEN: "secret-2" };
    const { out, err, code } = await dragoman(["doctor", "--url", site.url("/en/ferry")], environment);
    expect(out).toMatch(/WRONG .*PORT/);
    expect(out).toMatch(/WRONG .*SLACK_BOT_TOKEN/);
    expect(code).toBe(1);
    const tokens = { DISCORD_TOKEN: "a.secret.b", DISCORD_API_URL: "http://127.0.0.1:2/api" };
    const unreachable = await dragoman(["doctor", "--url", site.url("/en/ferry")], tokens);
    expect(unreachable.out).toMatch(/WRONG {2}Discord: cannot be reached/);
    expect(unreachable.code).toBe(1);
    expect(out + err + unreachable.out + unreachable.err).not.toContain("secret");
  });

  test("backup, then loss of the folder, then the copy in its place: nothing is lost", async () => {
    const copy = join(folder, "copy.db");
    expect((await dragoman(["backup", copy])).code).toBe(0);
    expect((await dragoman(["backup", copy])).err).toContain("is there already");
    const restored = join(folder, "restored");
    mkdirSync(restored);
    renameSync(copy, join(restored, DATABASE_FILE));
    const { out } = await dragoman(["export", "--tenant", "x:one"], { DATA_DIR: restored });
    expect(JSON.parse(out)).toMatchObject({ tenant: "x:one", settings: [{ name: "auto", value: true }] });
  });

  test("backup says what to do where there is nothing to copy", async () => {
    const elsewhere = await dragoman(["backup", join(folder, "x.db")], { DATA_DIR: join(folder, "nothing") });
    expect(elsewhere).toMatchObject({ code: 64, err: expect.stringContaining("DATA_DIR") });
    expect(existsSync(join(folder, "nothing"))).toBe(false);
    const postgres = await dragoman(["backup", "x.db"], { DATABASE_URL: "postgres://127.0.0.1:2/x" });
    expect(postgres).toMatchObject({ code: 64, err: expect.stringContaining("pg_dump") });
  });

  test("forget erases a tenant only with --yes, and no other", async () => {
    const settingsOf = async (tenant: string) =>
      JSON.parse((await dragoman(["export", "--tenant", tenant])).out).settings.length;
    expect((await dragoman(["forget", "--tenant", "x:one"])).code).toBe(64);
    expect(await settingsOf("x:one")).toBe(1);
    expect((await dragoman(["forget", "--tenant", "x:one", "--yes"])).code).toBe(0);
    expect([await settingsOf("x:one"), await settingsOf("x:two")]).toEqual([0, 1]);
    expect((await dragoman(["forget", "--person", "nobody", "--yes"])).code).toBe(64);
    expect((await dragoman(["forget", "--yes"])).code).toBe(64);
  });
});
