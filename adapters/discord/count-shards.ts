import { DiscordAPIError, HTTPError, type REST, type RESTGetAPIGatewayBotResult, Routes } from "discord.js";
import { tokenRefused } from "./check-token.ts";

const UNAUTHORIZED = 401;

/** How many shards Discord recommends. Throws a ConfigurationError where it refuses the token. */
export async function countShards(rest: REST): Promise<number> {
  try {
    const { shards } = (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult;
    return Math.max(1, shards);
  } catch (error) {
    const refused = error instanceof DiscordAPIError || error instanceof HTTPError;
    if (refused && error.status === UNAUTHORIZED) throw tokenRefused();
    throw error;
  }
}
