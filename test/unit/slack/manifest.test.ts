import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { buildManifest } from "../../../adapters/slack/build-manifest.ts";
import { commands } from "../../../src/chat/commands.ts";

const folder = new URL("../../../adapters/slack/", import.meta.url);
const written = parse(readFileSync(new URL("manifest.yaml", folder), "utf8"));

describe("manifest.yaml", () => {
  test("is what the command table makes of it (npx tsx tools/build-slack-manifest.ts)", () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(buildManifest())));
  });

  test("names every command of the table", () => {
    const typed = written.features.slash_commands
      .map(({ command, usage_hint }: { command: string; usage_hint: string }) => `${command} ${usage_hint}`)
      .join(" ");
    for (const { name } of commands) expect(typed).toContain(name);
  });

  test("asks for what the adapter calls and hears, and no more", () => {
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(new URL(name, folder), "utf8"))
      .join("\n");
    for (const event of written.settings.event_subscriptions.bot_events)
      expect(sources).toContain(`"${event.split(".")[0]}"`);
    const neededBy: Record<string, RegExp> = {
      "app_mentions:read": /"app_mention"/,
      "channels:history": /conversations\.history/,
      "channels:read": /conversations\.info/,
      "chat:write": /chat\.postMessage/,
      commands: /app\.command/,
      "files:write": /files\.completeUploadExternal/,
      "groups:history": /conversations\.history/,
      "groups:read": /conversations\.info/,
      "im:history": /"message"/,
      "im:write": /conversations\.open/,
      "links:read": /"link_shared"/,
      "links:write": /chat\.unfurl/,
      "mpim:history": /"message"/,
      "reactions:read": /"reaction_added"/,
      "reactions:write": /reactions\.add/,
      "users:read": /users\.info/,
    };
    const { bot } = written.oauth_config.scopes;
    expect(bot.toSorted()).toEqual(Object.keys(neededBy).toSorted());
    for (const scope of bot) expect(sources).toMatch(neededBy[scope]!);
  });

  test("keeps to Slack's limits", () => {
    const { features, display_information } = written;
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });

  test("for HTTP mode points everything at the bot's address", () => {
    const manifest = JSON.parse(JSON.stringify(buildManifest("https://news.example")));
    expect(manifest.settings.event_subscriptions.request_url).toBe("https://news.example/slack/events");
    expect(manifest.settings.interactivity.message_menu_options_url).toBe(
      "https://news.example/slack/events",
    );
    expect(manifest.oauth_config.redirect_urls).toEqual(["https://news.example/slack/oauth_redirect"]);
    expect(manifest.settings.socket_mode_enabled).toBe(false);
    for (const { url } of manifest.features.slash_commands)
      expect(url).toBe("https://news.example/slack/events");
  });
});

test("the adapter is thin: no file over 250 lines, nothing of how articles are read", () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".ts"))) {
    const source = readFileSync(new URL(name, folder), "utf8");
    expect([name, source.split("\n").length <= 250]).toEqual([name, true]);
    expect([name, /src\/(brief|summary|entities|siblings|language|feeds|digest)\//.test(source)]).toEqual([
      name,
      false,
    ]);
  }
});
