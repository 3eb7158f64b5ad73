import type { Log } from "../../src/log.ts";
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

/** Makes what turns the gateway's events into calls of the bot; the boundary at which failures are logged. */
export function createInbound(options: InboundOptions): (packet: Packet) => void {
  const { inFlight, log } = options;

  async function run(handle: Handle, { t: event, d }: Packet): Promise<void> {
    try {
      await handle(d, options);
    } catch (error) {
      const id = (d as { readonly id?: unknown }).id;
      if (isExpired(error)) log.warn({ event, id }, "answered too late");
      else log.error({ ...toLogged(error), event, id }, "an event was not handled");
    }
  }

  return (packet) => {
    const handle = HANDLERS[packet.t];
    if (handle !== undefined && typeof packet.d === "object" && packet.d !== null)
      inFlight.add(run(handle, { t: packet.t, d: packet.d }));
  };
}
