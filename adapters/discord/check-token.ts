import { ConfigurationError } from "../../src/config.ts";

const PORTAL = "https://discord.com/developers/applications";
const WHERE = `Copy the token from ${PORTAL} → your application → Bot → Reset Token.`;
/** Three parts of base64url: the bot's id, a time, a signature. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Throws a ConfigurationError that says what was set instead of a bot token, if that can be told. Shows no part of it. */
export function checkToken(token: string): void {
  if (TOKEN.test(token)) return;
  throw new ConfigurationError([`DISCORD_TOKEN: ${explain(token)} ${WHERE}`]);
}

function explain(token: string): string {
  if (/^(bot|bearer)\s/i.test(token)) return "expected the token alone, without “Bot” before it.";
  if (/[\s"']/.test(token)) return "expected a bot token without spaces or quotes.";
  if (/^\d{15,20}$/.test(token)) return "this is an application id, not a bot token.";
  if (/^[0-9a-f]{64}$/i.test(token)) return "this is a public key, not a bot token.";
  if (/^[\w-]{32}$/.test(token)) return "this is a client secret, not a bot token.";
  return "expected a bot token, which has three parts separated by dots.";
}

/** What the operator reads when Discord does not accept the token. */
export function tokenRefused(): ConfigurationError {
  return new ConfigurationError([`DISCORD_TOKEN: Discord refused it; it may have been reset. ${WHERE}`]);
}

/** What the operator reads when Discord accepts no intents at all. */
export function intentsRefused(): ConfigurationError {
  return new ConfigurationError([
    `DISCORD_TOKEN: Discord refused the bot's intents (4014). ${WHERE_INTENTS}`,
  ]);
}

/** Where the intent for messages' text is turned on. */
export const WHERE_INTENTS = `Turn on “Message Content Intent” at ${PORTAL} → your application → Bot → Privileged Gateway Intents.`;
