import { DefaultRestOptions, DiscordAPIError, HTTPError, RateLimitError, REST } from "discord.js";
import { DeliveryError, type OnCall } from "../../src/chat/chat-adapter.ts";
import { countCalls } from "./count-calls.ts";
import { repeatLost } from "./repeat-lost.ts";

const DISCORD = "https://discord.com/api";
const API_VERSION = "10";
const RETRIES = 3;
/** Per request, in milliseconds. */
const TIMEOUT = 15_000;
/** Longer pauses than this, in milliseconds, are given to the caller instead of being waited out. */
const LONGEST_PAUSE = 30_000;

/** Settings of REST, without trailing slash and version, for a client of ours or discord.js's own. */
export function restOptions(apiUrl: string | null, onCall: OnCall = () => {}) {
  const api = (apiUrl ?? DISCORD).replace(/\/+$/, "").replace(/\/v\d+$/, "");
  return {
    api,
    version: API_VERSION,
    retries: RETRIES,
    timeout: TIMEOUT,
    makeRequest: repeatLost(countCalls(DefaultRestOptions.makeRequest, onCall)),
    rejectOnRateLimit: ({ timeToReset, retryAfter }: { timeToReset: number; retryAfter: number }) =>
      Math.max(timeToReset, retryAfter) > LONGEST_PAUSE,
  };
}

/** Talks to Discord's REST within its rate limits, which it reads from the headers of every answer. */
export function createRest(token: string, apiUrl: string | null, onCall?: OnCall): REST {
  return new REST(restOptions(apiUrl, onCall)).setToken(token);
}

/** The same without a token, for answers to interactions: the limit on all of a bot's requests does not count them. */
export function createInteractionRest(apiUrl: string | null, onCall?: OnCall): REST {
  return new REST({ ...restOptions(apiUrl, onCall), globalRequestsPerSecond: Number.POSITIVE_INFINITY });
}

/** Codes of refusals that matter here (API documentation, "JSON Error Codes"). */
export const REFUSALS = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  tooLarge: 40005,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  cannotMessageUser: 50007,
  missingPermissions: 50013,
  wrongChannelType: 50024,
  invalidWebhookToken: 50027,
  invalidForm: 50035,
  threadExists: 160004,
} as const;

/** The code of Discord's refusal; `null` where it did not answer with one. */
export function refusalOf(error: unknown): number | null {
  return error instanceof DiscordAPIError ? Number(error.code) : null;
}

/** Whether an interaction's token has expired or was never valid. */
export function isExpired(error: unknown): boolean {
  const code = refusalOf(error);
  return (
    code === REFUSALS.unknownWebhook ||
    code === REFUSALS.unknownInteraction ||
    code === REFUSALS.invalidWebhookToken ||
    (error instanceof DiscordAPIError && error.status === 401)
  );
}

/** What may be logged of a failure: those of requests carry interactions' tokens and what was to be posted. */
export function toLogged(error: unknown): object {
  if (error instanceof RateLimitError) return { name: error.name, retryAfter: error.retryAfter };
  if (error instanceof HTTPError) return { name: error.name, status: error.status, method: error.method };
  if (!(error instanceof DiscordAPIError)) return { error };
  const { code, status, method } = error;
  return { name: "DiscordAPIError", code, status, method, reason: error.message };
}

/** Says what a failure means for a delivery: refused for good, or worth another try. */
export function toDeliveryError(error: unknown, missing: readonly string[] = []): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof RateLimitError)
    return new DeliveryError("Discord asks us to wait", false, error.retryAfter, error);
  if (error instanceof DiscordAPIError) {
    const named = missing.length === 0 ? "" : `; the bot lacks: ${missing.join(", ")}`;
    const reason = `Discord refused: ${error.code} ${error.message.split("\n")[0]}${named}`;
    return new DeliveryError(reason, isPermanent(error), null, error);
  }
  if (error instanceof HTTPError)
    return new DeliveryError(`Discord answered with ${error.status}`, false, null, error);
  return new DeliveryError("Discord could not be reached", false, null, error);
}

/** A refused token is the operator's to mend: the channel's schedules are not to be stopped for it. */
function isPermanent({ status }: DiscordAPIError): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 429;
}
