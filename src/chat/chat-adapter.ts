import type { Card } from "../card/card.ts";
import type { Bot } from "./bot.ts";
import type { CommandName } from "./commands.ts";

/** Where to post: a channel and, optionally, a thread under one of its messages. */
export interface Target {
  readonly channel: string;
  /** The message whose thread to post in (started if need be); `null` posts in the channel itself. */
  readonly thread: string | null;
}

/** Marks a post so that it can be recognised after a crash. */
export interface Delivery {
  /** At most 25 characters of [a-z0-9]; unique for what is to be posted once. */
  readonly id: string;
}

export interface AdapterStatus {
  readonly connected: boolean;
  /** One line for the operator; no secret. */
  readonly detail: string;
}

/** What the core calls on each chat platform. An absent optional method is an absent ability. */
export interface ChatAdapter {
  readonly platform: string;
  /** Connects and begins to call the bot; rejects with a ConfigurationError where the operator must act. */
  start(bot: Bot): Promise<void>;
  /** Stops listening, finishes what was begun (within 10 s), disconnects. */
  stop(): Promise<void>;
  status(): AdapterStatus;
  /** Posts a card and returns the message's id. Throws DeliveryError. */
  post(target: Target, card: Card, delivery?: Delivery): Promise<string>;
  /** Replaces a card that this bot posted. Throws DeliveryError. */
  update(channel: string, message: string, card: Card): Promise<void>;
  /** Deletes a message that this bot posted; no error if it is gone. */
  remove(channel: string, message: string): Promise<void>;
  /** Tells one person something, visible to nobody else. */
  whisper(channel: string, person: string, card: Card): Promise<void>;
  /** Puts an emoji on a message. */
  react(channel: string, message: string, emoji: string): Promise<void>;
  /** How people type a command here, without its options; absent where it is `/summarize`, `/settings auto`, …  */
  typed?(command: CommandName, subcommand: string | null): string;
  /** Whether a digest is one message of headlines with its stories in a thread; else it is one message. */
  readonly digestsInThreads?: boolean;
  /**
   * Looks for a post with this delivery id not older than `since`, in the channel or the thread of a message; absent
   * where posts cannot be searched.
   */
  findDelivery?(
    channel: string,
    deliveryId: string,
    since: Date,
    thread?: string | null,
  ): Promise<string | null>;
}

/** A platform refused a post. `permanent`: trying again is useless (channel gone, bot removed, permission missing). */
export class DeliveryError extends Error {
  readonly permanent: boolean;
  /** How long the platform asks us to wait, in milliseconds. */
  readonly retryAfter: number | null;

  constructor(reason: string, permanent: boolean, retryAfter: number | null = null, cause?: unknown) {
    super(reason, { cause });
    this.name = "DeliveryError";
    this.permanent = permanent;
    this.retryAfter = retryAfter;
  }
}

/** How a request to a platform ended: `refused` by its rules, `failed` on the way or by its own fault. */
export type CallOutcome = "ok" | "rate-limited" | "refused" | "failed";

/** Told of every request to a platform. */
export type OnCall = (outcome: CallOutcome) => void;
