import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SCOPES } from "../../adapters/slack/scopes.ts";
import { type DiscordServer, startDiscordServer, TOKEN } from "../support/discord-server/server.ts";
import { ferryPages } from "../support/ferry-story.ts";
import { noPseudoTerminal, openTerminal } from "../support/pseudo-terminal.ts";
import { type Site, startSite } from "../support/site-server.ts";
import { APP_TOKEN, type SlackServer, startSlackServer } from "../support/slack-server/server.ts";

const command = [
  process.execPath,
  "--import",
  import.meta.resolve("tsx"),
  join(process.cwd(), "adapters/terminal/main.ts"),
];
const ENTER = "\r";

describe("setup", () => {
  let folder: string;
  let site: Site;
  let discord: DiscordServer;
  let slack: SlackServer;
  let env: Record<string, string | undefined>;
  let botToken: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "dragoman-setup-"));
    [site, discord, slack] = await Promise.all([
      startSite(ferryPages),
      startDiscordServer({ content: false }),
      startSlackServer(),
    ]);
    slack.workspace.scopes = SCOPES;
    botToken = slack.workspace.botToken;
    const item = `<item><title>Ferry</title><link>${site.url("/en/ferry")}</link></item>`;
    const feed = `<rss version="2.0"><channel><title>El Faro</title>${item}</channel></rss>`;
    site.put("/feed.xml", { body: feed, type: "application/rss+xml" });
    const { PATH, HOME } = process.env;
    env = {
      PATH,
      HOME,
      LANG: "en_US.UTF-8",
      TZ: "Asia/Tokyo",
      FETCH_ALLOW_HOSTS: site.host,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_API_URL: slack.apiUrl,
    };
  });
  afterEach(async () => {
    await Promise.all([site.close(), discord.close(), slack.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const file = () => readFileSync(join(folder, ".env"), "utf8");

  async function dragoman(args: readonly string[], input = "") {
    const [node, ...rest] = [...command, ...args];
    const child = spawn(node!, rest, { cwd: folder, env });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.on("close", resolve)),
    ]);
    return { out, err, code };
  }

  const everything = (): [string[], string] => [
    [
      "setup",
      "--yes",
      "--languages=en,uk",
      "--discord-token=-",
      "--message-content",
      "--slack-bot-token=-",
      "--slack-app-token=-",
      "--channel=desk-c1",
      `--feed=${site.url("/feed.xml")}`,
      "--digest=08:00 days:mon-fri",
    ],
    `${TOKEN}\n${botToken}\n${APP_TOKEN}\n`,
  ];

  test("does everything without a question; a second time nothing changes", async () => {
    writeFileSync(join(folder, ".env"), "# mine\n#DISCORD_TOKEN=\nLOG_LEVEL=warn\n", { mode: 0o644 });
    const first = await dragoman(...everything());
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(file()).toBe(
      `# mine\n#DISCORD_TOKEN=\nDISCORD_TOKEN=${TOKEN}\nLOG_LEVEL=warn\nREADER_LANGUAGES=en,uk\nSLACK_BOT_TOKEN=${botToken}\nSLACK_APP_TOKEN=${APP_TOKEN}\n`,
    );
    expect(statSync(join(folder, ".env")).mode & 0o777).toBe(0o600);
    expect(discord.world.commands.map(({ name }) => name)).toContain("summarize");
    expect(first.out).toContain(`client_id=${discord.world.bot.id}`);
    expect(first.out).toContain("Message Content Intent: turned on.");
    expect(first.out).toContain("El Faro");
    expect(first.out).toContain("Asia/Tokyo");
    for (const secret of [TOKEN, botToken, APP_TOKEN]) expect(first.out).not.toContain(secret);

    const before = {
      file: file(),
      at: statSync(join(folder, ".env")).mtimeMs,
      commands: discord.world.commands,
    };
    const writes = discord.seen.filter(({ method }) => method !== "GET").length;
    const second = await dragoman(...everything());
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(second.out).toContain("are registered already");
    expect(second.out).toContain("there is one in #desk-c1 on Slack already");
    expect({
      file: file(),
      at: statSync(join(folder, ".env")).mtimeMs,
      commands: discord.world.commands,
    }).toEqual(before);
    expect(discord.seen.filter(({ method }) => method !== "GET")).toHaveLength(writes);
    const digests = await dragoman(["digest", "list", "--channel", "slack:T1:C1"]);
    expect(digests.out.match(/08:00/g)).toHaveLength(1);
    expect(digests.out).toContain("Mon");
  });

  test("takes tokens from the environment and from files, and writes them", async () => {
    env.DISCORD_TOKEN = TOKEN;
    writeFileSync(join(folder, "bot"), `${botToken}\n`);
    writeFileSync(join(folder, "app"), `${APP_TOKEN}\n`);
    const { code } = await dragoman([
      "setup",
      "--yes",
      "--slack-bot-token",
      "bot",
      "--slack-app-token",
      "app",
    ]);
    expect(code).toBe(0);
    expect(file()).toContain(`DISCORD_TOKEN=${TOKEN}`);
    expect(file()).toContain(`SLACK_APP_TOKEN=${APP_TOKEN}`);
  });

  test.skipIf(!existsSync("/proc/self"))(
    "where no file can be written, the environment's tokens do; others are refused",
    async () => {
      const data = join(folder, "data");
      const place = folder;
      folder = "/proc";
      try {
        env = { ...env, DISCORD_TOKEN: TOKEN, DATA_DIR: data };
        const given = await dragoman(["setup", "--yes", "--digest=08:00"]);
        expect(given).toMatchObject({ code: 0, err: "" });
        expect(given.out).toMatch(/cannot be written here .* The environment has DISCORD_TOKEN\./);
        expect(given.out).toContain("oauth2/authorize");
        const refused = await dragoman(["setup", "--yes", "--languages=uk"]);
        expect(refused).toMatchObject({ code: 64, err: expect.stringContaining("cannot be written") });
      } finally {
        folder = place;
      }
    },
  );

  test("says so where the environment overrules the file", async () => {
    env.READER_LANGUAGES = "fr";
    const { out, code } = await dragoman(["setup", "--yes", "--languages=uk"]);
    expect(out).toMatch(/warn .*READER_LANGUAGES: is set otherwise in the environment/);
    expect([code, file()]).toEqual([0, "READER_LANGUAGES=uk\n"]);
  });

  test.each([
    ["a wrong token", () => {}, "MTIz.abc.wrong", /Discord token: refused.*Reset Token/],
    ["a client secret", () => {}, "abcdefghijklmnopqrstuvwxyz012345", /this is a client secret/],
    [
      "no network",
      () => (env.DISCORD_API_URL = "http://127.0.0.1:2/api"),
      TOKEN,
      /cannot be reached.*Check the network/,
    ],
  ])("%s at Discord: says what to do, writes nothing, ends with 1", async (_, prepare, token, said) => {
    prepare();
    const { out, code } = await dragoman(["setup", "--yes", "--discord-token=-"], `${token}\n`);
    expect(out).toMatch(said);
    expect(out).not.toContain(token);
    expect(code).toBe(1);
    expect(existsSync(join(folder, ".env"))).toBe(false);
  });

  test("the missing intent is told and left as it is without --message-content", async () => {
    const { out, code } = await dragoman(["setup", "--yes", "--discord-token=-"], TOKEN);
    expect(out).toMatch(/warn .*the text of messages cannot be read.*Turn on “Message Content Intent”/);
    expect(code).toBe(0);
    expect(discord.seen.filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  test("a missing scope at Slack is named, and nothing is written", async () => {
    slack.workspace.scopes = SCOPES.filter((scope) => scope !== "reactions:read");
    const args = ["setup", "--yes", "--slack-bot-token=-", "--slack-app-token=-"];
    const { out, code } = await dragoman(args, `${botToken}\n${APP_TOKEN}`);
    expect(out).toMatch(/Slack scopes: reactions:read missing\..*manifest/);
    expect(code).toBe(1);
    expect(existsSync(join(folder, ".env"))).toBe(false);
  });

  test("swapped tokens and a lone one are told, and nothing is written", async () => {
    const args = ["setup", "--yes", "--slack-bot-token=-", "--slack-app-token=-"];
    const swapped = await dragoman(args, `${APP_TOKEN}\n${botToken}`);
    expect(swapped.out).toMatch(/starts with xoxb-/);
    const lone = await dragoman(args.slice(0, 3), botToken);
    expect(lone.out).toMatch(/app-level token: is missing/);
    expect([swapped.code, lone.code, existsSync(join(folder, ".env"))]).toEqual([1, 1, false]);
  });

  test("a token on the command line is refused and not repeated; without a terminal it does not wait", async () => {
    const given = await dragoman(["setup", "--yes", "--discord-token", TOKEN]);
    expect(given).toMatchObject({ code: 64, err: expect.stringContaining("standard input") });
    expect(given.err).not.toContain(TOKEN);
    expect(await dragoman(["setup"])).toMatchObject({ code: 64, err: expect.stringContaining("--yes") });
    const nowhere = await dragoman(["setup", "--yes", "--channel=nowhere", "--digest=08:00"]);
    expect(nowhere).toMatchObject({ code: 64, err: expect.stringContaining("web:chat  the web chat") });
  });

  test.skipIf(noPseudoTerminal !== null)("asks a person, step by step, and shows no token", async () => {
    discord.people.addGuild();
    const terminal = openTerminal([...command, "setup"], { cwd: folder, env });
    const { waitFor, type } = terminal;
    await waitFor("Which languages");
    type(ENTER);
    await waitFor("Connect Discord?");
    type(ENTER);
    await waitFor("Reset Token");
    await waitFor("Paste the Discord bot token");
    type(`MTIz.abc.wrong${ENTER}`);
    // Pasted too early, while the first one is still being checked.
    type(TOKEN + ENTER);
    await waitFor("refused");
    await waitFor("Paste the Discord bot token");
    type(TOKEN + ENTER);
    await waitFor("accepted");
    await waitFor("Message Content Intent?");
    type(ENTER);
    await waitFor("turned on");
    await waitFor("https://discord.com/oauth2/authorize?client_id=");
    await waitFor("Connect Slack?");
    type(ENTER);
    await waitFor("https://api.slack.com/apps?new_app=1&manifest_json=");
    await waitFor("Paste the Slack bot token");
    type(ENTER);
    await waitFor("Follow a first feed");
    type(ENTER);
    await waitFor("#quay in Harbour");
    type(`\x1b[B${ENTER}`);
    await waitFor("Which feed?");
    type(`${site.url("/feed.xml")}${ENTER}`);
    await waitFor("El Faro");
    await waitFor("When shall the digest come?");
    type(ENTER);
    await waitFor("08:00 (Asia/Tokyo)");
    await waitFor("npm start");
    expect(await terminal.ended).toBe(0);
    expect(terminal.shown()).not.toContain(TOKEN);
    expect(file()).toBe(`READER_LANGUAGES=en\nDISCORD_TOKEN=${TOKEN}\n`);
  });

  test.skipIf(noPseudoTerminal !== null)("stops at Ctrl+C, and keeps what was done", async () => {
    const terminal = openTerminal([...command, "setup"], { cwd: folder, env });
    await terminal.waitFor("Which languages");
    terminal.type(`\x15uk${ENTER}`);
    await terminal.waitFor("Connect Discord?");
    terminal.type("\x03");
    await terminal.waitFor("What was done is kept");
    expect(await terminal.ended).toBe(130);
    expect(file()).toBe("READER_LANGUAGES=uk\n");
  });
});
