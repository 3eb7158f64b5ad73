import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { restOptions } from "../adapters/discord/rest.ts";
import { normaliseApiUrl } from "../adapters/slack/call-api.ts";
import { slackSetup } from "../adapters/slack/set-up.ts";
import { terminalCommands } from "../adapters/terminal/commands.ts";
import { type CommandSpec, commands } from "../src/chat/commands.ts";
import { parseConfig } from "../src/config.ts";
import { type VariableSpec, variableGroups } from "../src/config-variables.ts";
import { renderExample, renderReference } from "../tools/render-configuration.ts";

const pages = [
  "README.md",
  "SECURITY.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

const read = (page: string) => readFileSync(page, "utf8");
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];

/** A heading's anchor, as repositories' web pages make it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/gu, "-");
}

const anchorsOf = (page: string) => matches(read(page), /^#+ (.+)$/gmu).map((found) => anchorOf(found[1]!));

describe.each(pages)("%s", (page) => {
  test("links to files and headings that exist", () => {
    const broken = matches(read(page), /\]\(([^)\s]+)\)/gu)
      .map((found) => found[1]!)
      .filter((link) => !/^[a-z]+:/iu.test(link))
      .filter((link) => {
        const [file, anchor] = link.split("#");
        const target = file === "" ? page : join(dirname(page), file!);
        return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
      });
    expect(broken).toEqual([]);
  });

  test("names commands of the terminal that exist", () => {
    const named = matches(read(page), /\bcli -- ([a-z]+)/gu).map((found) => found[1]!);
    expect(named.filter((name) => !(name in terminalCommands))).toEqual([]);
  });

  test("names commands of the chat that exist", () => {
    const unknown = matches(read(page), /`\/([a-z]+)(?: ([a-z][a-z-]+))?(?=[\s`:])/gu).filter(
      ([, command, subcommand]) => !isCommand(command!, subcommand),
    );
    expect(unknown.map(([named]) => named)).toEqual([]);
  });
});

/** What begins with a slash and is no command of ours: Slack's own, and paths. */
const OTHERS: ReadonlySet<string> = new Set(["invite", "healthz", "readyz", "metrics", "data"]);

/** Whether a chat has this command; on Slack most stand behind `/news`. */
function isCommand(command: string, subcommand: string | undefined): boolean {
  if (OTHERS.has(command)) return true;
  if (command === "news") return subcommand === undefined || isCommand(subcommand, undefined);
  const specs: readonly CommandSpec[] = commands;
  const spec = specs.find(({ name }) => name === command);
  if (spec === undefined) return false;
  return (
    subcommand === undefined ||
    spec.subcommands.length === 0 ||
    spec.subcommands.some(({ name }) => name === subcommand)
  );
}

test("the README leads to every page", () => {
  const linked = matches(read("README.md"), /\]\(([^)#\s]+)/gu).map((found) => found[1]!);
  expect(pages.filter((page) => page !== "README.md" && !linked.includes(page))).toEqual([]);
});

test("the README links to the Slack app that the manifest describes (npm run docs)", () => {
  expect(read("README.md")).toContain(`\n[slack-app]: ${slackSetup.manifestLink}\n`);
});

describe("the configuration", () => {
  const specs = Object.entries(
    Object.assign({}, ...variableGroups.map(({ variables }) => variables)) as Record<string, VariableSpec>,
  );

  test("its reference and .env.example are current (npm run docs)", () => {
    expect(read("docs/configuration.md")).toBe(renderReference());
    expect(read(".env.example")).toBe(renderExample());
  });

  test("names every variable that is read, and no other", () => {
    const known = matches(read("src/config.ts"), /\b(?:read|text|url|days)(?:<[^>]+>)?\(\s*"([A-Z_]+)"/gu);
    expect(specs.map(([name]) => name).sort()).toEqual([...new Set(known.map((found) => found[1]!))].sort());
  });

  test("tells the defaults that are taken", () => {
    const addresses = ["DISCORD_API_URL", "SLACK_API_URL"];
    const told = specs
      .filter(([name]) => !addresses.includes(name))
      .map(([name, { fallback }]) => [name, fallback]);
    expect(parseConfig(Object.fromEntries(told))).toEqual(parseConfig({}));
    expect(restOptions(null).api).toBe(variableGroups[0].variables.DISCORD_API_URL.fallback);
    expect(normaliseApiUrl(null)).toBe(`${variableGroups[1].variables.SLACK_API_URL.fallback}/`);
  });

  test("shows only examples that are accepted", () => {
    const shown = specs
      .filter(([name]) => !name.startsWith("SLACK"))
      .map(([name, { example }]) => [name, example]);
    expect(parseConfig(Object.fromEntries(shown)).translation?.service).toBe("libretranslate");
  });
});
