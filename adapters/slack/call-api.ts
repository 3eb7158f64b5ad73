import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, webApi } from "@slack/bolt";
import type { CallOutcome, OnCall } from "../../src/chat/chat-adapter.ts";
import { classifyError, type SlackFailure } from "./classify-error.ts";
import type { Pace } from "./keep-pace.ts";

/** A method's answer; its fields are read with care, for other servers than Slack's may leave some out. */
export type Answer = Readonly<Record<string, unknown>>;

/** Calls the Web API for a workspace, waiting out rate limits. Rejects with a SlackFailure. */
export type CallApi = (
  team: string,
  method: string,
  args: Readonly<Record<string, unknown>>,
) => Promise<Answer>;

export interface ApiOptions {
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly pace: Pace;
  readonly onCall?: OnCall;
  /** The bot token of a workspace; rejects where the app is not installed there. */
  readonly tokenOf: (team: string) => Promise<string>;
}

/** How long one request may take, in milliseconds. */
const TIMEOUT = 15_000;
const MAX_TRIES = 3;

/** Methods that do something again when they are repeated. */
const POSTS: ReadonlySet<string> = new Set([
  "chat.postMessage",
  "chat.postEphemeral",
  "views.open",
  "views.push",
]);

/**
 * The library's client: it neither retries (a post whose answer was lost might be there) nor waits (its waiting would
 * hold back all methods and channels); both are done here.
 */
export function clientOptions(apiUrl: string, logger: Logger): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT,
  };
}

/** Creates the one way to call Slack. */
export function createApi({ apiUrl, logger, pace, onCall = () => {}, tokenOf }: ApiOptions): CallApi {
  const client = new webApi.WebClient(undefined, clientOptions(apiUrl, logger));

  async function request(
    team: string,
    method: string,
    args: Readonly<Record<string, unknown>>,
  ): Promise<Answer> {
    const token = await tokenOf(team).catch((error: unknown) => {
      throw classifyError(error);
    });
    try {
      const answer = await client.apiCall(method, { ...args, token });
      onCall("ok");
      return answer as unknown as Answer;
    } catch (error) {
      const failure = classifyError(error);
      onCall(outcomeOf(failure));
      throw failure;
    }
  }

  return async (team, method, args) => {
    for (let tries = 1; ; tries++) {
      try {
        return await pace.run(keyOf(team, method, args), () => request(team, method, args));
      } catch (error) {
        const failure = classifyError(error);
        if (tries >= MAX_TRIES || !mayRepeat(method, failure)) throw failure;
        await sleep(tries * tries * 250);
      }
    }
  };
}

function outcomeOf({ code }: SlackFailure): CallOutcome {
  if (code === "rate_limited") return "rate-limited";
  return code === "network" || code === "internal_error" || code === "fatal_error" ? "failed" : "refused";
}

/** Rate limits count by workspace, method and, for posts, channel; requests about different people go side by side. */
function keyOf(
  team: string,
  method: string,
  { channel, user, user_id }: Readonly<Record<string, unknown>>,
): string {
  return [team, method, channel ?? user ?? user_id ?? ""].join(" ");
}

/** Only what surely was not carried out, or may be carried out twice. */
function mayRepeat(method: string, { code, uncertain }: SlackFailure): boolean {
  if (code !== "network") return uncertain && !POSTS.has(method);
  return !uncertain || !POSTS.has(method);
}

/** Slack's own address, or a compatible server's as `http://host/api`; always with a slash at the end. */
export function normaliseApiUrl(apiUrl: string | null): string {
  return `${(apiUrl ?? "https://slack.com/api").replace(/\/+$/, "")}/`;
}
