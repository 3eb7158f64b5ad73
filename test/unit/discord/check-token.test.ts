import { expect, test } from "vitest";
import { createDiscordAdapter } from "../../../adapters/discord/adapter.ts";
import { checkToken } from "../../../adapters/discord/check-token.ts";
import { ConfigurationError } from "../../../src/config.ts";
import { silentLog } from "../../../src/log.ts";
import { TOKEN } from "../../support/discord-server/server.ts";

test("a token of three parts is taken", () => {
  expect(() => checkToken(TOKEN)).not.toThrow();
});

test.each([
  ["123456789012345678", /application id/],
  ["a".repeat(64), /public key/],
  ["AbCdEfGhIjKlMnOpQrStUvWxYz012345", /client secret/],
  [`Bot ${TOKEN}`, /without “Bot”/],
  [`"${TOKEN}"`, /quotes/],
  ["hello", /three parts/],
  ["xoxb-1-2-abc", /three parts/],
])("what is no token is said to be none: %s", (token, problem) => {
  const make = () => createDiscordAdapter({ token, apiUrl: null, log: silentLog });
  expect(make).toThrow(ConfigurationError);
  expect(make).toThrow(problem);
  expect(make).toThrow(/DISCORD_TOKEN.*developers\/applications.*Bot/);
  expect(make).not.toThrow(token);
});
