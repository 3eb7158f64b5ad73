import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));

describe("boundaries", () => {
  test.each([
    ["src", 'import "discord.js";'],
    ["src", 'import "../../adapters/web/adapter.ts";'],
    ["adapters/slack", 'import "../../discord/adapter.ts";'],
    ["adapters/discord", 'import "@slack/bolt";'],
    ["adapters/web", 'import "../../terminal/main.ts";'],
    ["adapters/terminal", 'import "../../web/adapter.ts";'],
  ])("the linter refuses in %s: %s", (folder, line) => {
    const probe = mkdtempSync(join(folder, "probe-"));
    try {
      writeFileSync(join(probe, "probe.ts"), `${line}\n`);
      expect(() => lint(probe)).toThrow(/noRestrictedImports/);
    } finally {
      rmSync(probe, { recursive: true });
    }
  });

  const adapters = readdirSync("adapters", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  test.each(adapters)("the %s adapter imports no other", (adapter) => {
    const others = adapters.filter((name) => name !== adapter).join("|");
    const offenders = sources(join("adapters", adapter)).filter((file) =>
      new RegExp(`"(?:\\.\\./)+(?:${others})/`).test(readFileSync(file, "utf8")),
    );
    expect(offenders).toEqual([]);
  });

  test("the core holds no platform words", () => {
    const offenders = sources("src").filter((file) =>
      /\b(guilds?|mrkdwn|snowflakes?|discord\.js|@slack)\b/i.test(readFileSync(file, "utf8")),
    );
    expect(offenders).toEqual([]);
  });

  test("only config.ts reads the environment", () => {
    const offenders = [...sources("src"), ...sources("adapters")].filter(
      (file) => file !== "src/config.ts" && /process\.env\b/.test(readFileSync(file, "utf8")),
    );
    expect(offenders).toEqual([]);
  });
});

describe("contracts", () => {
  const platforms = readdirSync("adapters", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join("adapters", entry.name, "adapter.ts")))
    .map((entry) => entry.name);

  test.each(platforms)("the %s adapter passes the adapter contract", (platform) => {
    const suites = readdirSync("test/contract").map((file) =>
      readFileSync(join("test/contract", file), "utf8"),
    );
    expect(
      suites.some(
        (suite) => suite.includes(`adapters/${platform}/`) && suite.includes("chatAdapterContract("),
      ),
    ).toBe(true);
    expect(
      suites.some((suite) => suite.includes(`adapters/${platform}/`) && suite.includes("rendererContract(")),
    ).toBe(true);
  });
});

describe("size", () => {
  test("the median file has under 100 lines, none more than 250", () => {
    const lengths = [...sources("src"), ...sources("adapters")]
      .filter((file) => !/i18n\/messages\/|stop-words|\.data\.ts$/.test(file))
      .map((file) => readFileSync(file, "utf8").split("\n").length)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
    expect(lengths.at(-1)).toBeLessThanOrEqual(250);
  });
});

function lint(path: string): string {
  return execFileSync("npx", ["biome", "lint", "--max-diagnostics=20", path], {
    encoding: "utf8",
    stdio: "pipe",
  });
}
