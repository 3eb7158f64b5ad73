import type { Inbox } from "../../src/chat/inbox.ts";
import { createSequence } from "../../src/chat/keep-order.ts";
import type { Log } from "../../src/log.ts";
import { eventId } from "./event-id.ts";
import {
  type EventOptions,
  handleDeletion,
  handleDeletions,
  handleEdit,
  handleGuildGone,
  handleMessage,
  handleReaction,
} from "./handle-event.ts";
import { handleInteraction, type InteractionOptions } from "./handle-interaction.ts";
import type { InFlight } from "./in-flight.ts";
import type {
  LooseBulkDeletion,
  LooseDeletion,
  LooseGuildDeletion,
  LooseInteraction,
  LooseMessage,
  LooseReaction,
  Packet,
} from "./payloads.ts";
import { isExpired, toLogged } from "./rest.ts";

export interface InboundOptions extends EventOptions, InteractionOptions {
  readonly inFlight: InFlight;
  /** Keeps events until they are answered; without it they are answered at once. */
  readonly inbox?: Inbox | undefined;
  readonly log: Log;
}

type Handle = (data: unknown, options: InboundOptions) => Promise<void>;

const HANDLERS: Readonly<Record<string, Handle>> = {
  INTERACTION_CREATE: (data, options) => handleInteraction(data as LooseInteraction, options),
  MESSAGE_CREATE: (data, options) => handleMessage(data as LooseMessage, options),
  MESSAGE_UPDATE: (data, options) => handleEdit(data as LooseMessage, options),
  MESSAGE_DELETE: (data, options) => handleDeletion(data as LooseDeletion, options),
  MESSAGE_DELETE_BULK: (data, options) => handleDeletions(data as LooseBulkDeletion, options),
  MESSAGE_REACTION_ADD: (data, options) => handleReaction(data as LooseReaction, options),
  GUILD_DELETE: (data, options) => handleGuildGone(data as LooseGuildDeletion, options),
};

/** An event as it is kept, with who this bot is: not every instance is told. */
interface Kept {
  readonly packet: Packet;
  readonly me: string | null;
}

/** Milliseconds between tries to keep an event: until then the shard is given up, and resumed elsewhere. */
const PAUSE = 1_000;
const TRIES = 20;

/**
 * Makes what turns the gateway's events into calls of the bot; the boundary at which failures are logged. It returns
 * once the event is kept, and rejects where it is not.
 */
export function createInbound(options: InboundOptions): (packet: Packet) => Promise<void> {
  const { inFlight, inbox, me, log } = options;
  const order = createSequence();
  inbox?.listen("discord", (payload, attempt) => {
    const { packet, me: then } = payload as Kept;
    return run(packet, { ...options, me: () => me() ?? then, attempt });
  });

  async function run({ t: event, d }: Packet, how: InboundOptions): Promise<void> {
    try {
      if (typeof d === "object" && d !== null) await HANDLERS[event]?.(d, how);
    } catch (error) {
      const id = (d as { readonly id?: unknown }).id;
      if (isExpired(error)) return log.warn({ event, id }, "answered too late");
      log.error({ ...toLogged(error), event, id }, "an event was not handled");
      how.attempt?.again();
    }
  }

  /** A channel's events are kept in their order. */
  async function keep(inbox: Inbox, id: string, packet: Packet): Promise<void> {
    const { channel_id } = packet.d as { readonly channel_id?: unknown };
    const event = { id, platform: "discord", payload: { packet, me: me() } satisfies Kept };
    const kept = await order.run(String(channel_id), () => patiently(() => inbox.receive(event)));
    if (kept !== null) inFlight.add(kept.answered);
  }

  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; tries < TRIES; tries++)
      try {
        return await work();
      } catch (error) {
        log.warn({ err: error }, "an event could not be kept, trying again");
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    return work();
  }

  return async ({ t, s, d }) => {
    if (HANDLERS[t] === undefined || typeof d !== "object" || d === null) return;
    const packet: Packet = { t, d, ...(s === undefined ? {} : { s }) };
    const id = inbox === undefined ? null : eventId(packet, me());
    if (inbox === undefined || id === null) return inFlight.add(run(packet, options));
    const keeping = keep(inbox, id, packet);
    inFlight.add(keeping);
    await keeping;
  };
}
