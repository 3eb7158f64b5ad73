import type { Bot } from "../../src/chat/bot.ts";
import type { Attempt } from "../../src/chat/inbox.ts";
import type { Log } from "../../src/log.ts";
import type { Answer, CallApi } from "./call-api.ts";
import type { People } from "./look-up-people.ts";
import type { Posting } from "./post-cards.ts";
import type { RecentMessages } from "./recent-messages.ts";

/** What the listeners need. */
export interface Wire {
  readonly bot: Bot;
  readonly call: CallApi;
  readonly people: People;
  readonly posting: Posting;
  readonly recent: RecentMessages;
  readonly log: Log;
  /** Runs work that a stop waits for; failures are logged. */
  readonly run: (name: string, work: () => Promise<unknown>) => Promise<void>;
  /** Erases what is kept for a workspace where the app was removed. */
  readonly teamRemoved: (team: string) => Promise<void>;
}

/** A payload's string, empty where there is none. */
export function text(payload: Answer, name: string): string {
  const value = payload[name];
  return typeof value === "string" ? value : "";
}

/** The workspace in which we are installed, and who we are there, as the authorisation of the event found. */
export interface Installed {
  readonly team: string;
  readonly botUser: string;
  readonly bot: string;
  /** Present for an event that is kept until it is answered. */
  readonly attempt?: Attempt;
}

/** Reads it from Bolt's context. */
export function installedIn(context: {
  readonly teamId?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  readonly attempt?: Attempt;
}): Installed {
  const { teamId = "T0", botUserId = "", botId = "", attempt } = context;
  return { team: teamId, botUser: botUserId, bot: botId, ...(attempt === undefined ? {} : { attempt }) };
}
