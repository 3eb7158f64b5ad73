import { setTimeout as sleep } from "node:timers/promises";
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import type { REST } from "discord.js";
import type { Packet } from "./payloads.ts";
import { surviveSockets } from "./survive-sockets.ts";

export interface ReplayOptions {
  readonly rest: REST;
  readonly token: string;
  /** Told each dispatch that the session still had for us. */
  readonly onPacket: (packet: Packet) => void;
}

const WITHIN = 20_000;
/** How a socket ends that nobody closed (RFC 6455, section 7.4.1). */
const CUT_OFF = 1006;

/**
 * Resumes a session that ended elsewhere (API documentation, "Resuming") to hear what it had not told yet, and ends it.
 * `false` where Discord does not know the session any more; rejects where it could not be asked.
 */
export async function replaySession(
  session: SessionInfo,
  { rest, token, onPacket }: ReplayOptions,
): Promise<boolean> {
  let current: SessionInfo | null = session;
  let refuse: () => void = () => {};
  const ending = new AbortController();
  const manager = new WebSocketManager({
    token,
    rest,
    intents: 0,
    shardCount: session.shardCount,
    shardIds: [session.shardId],
    retrieveSessionInfo: () => current,
    updateSessionInfo: (_, next) => {
      current = next;
    },
    buildStrategy: surviveSockets(ending.signal),
    buildIdentifyThrottler: async () => ({
      waitForIdentify(_, signal) {
        refuse();
        return untilAborted(signal);
      },
    }),
  });
  const resumed = new Promise<boolean>((resolve, reject) => {
    let isCutOff = false;
    manager.once(WebSocketShardEvents.Resumed, () => resolve(true));
    manager.on(WebSocketShardEvents.Closed, ({ code }) => {
      isCutOff = code === CUT_OFF;
    });
    // discord.js turns to a new session where this one is no more, but also where the gateway was not reached.
    refuse = () => (isCutOff ? reject(new Error("the gateway was not reached")) : resolve(false));
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => onPacket(data as Packet));
  manager.on(WebSocketShardEvents.Error, () => {});

  try {
    const late = sleep(WITHIN, undefined, { signal: ending.signal }).then(() =>
      Promise.reject(new Error("a session was not resumed in time")),
    );
    late.catch(() => {});
    return await Promise.race([manager.connect().then(() => resumed), resumed, late]);
  } finally {
    ending.abort();
    await manager.destroy({ reason: "replayed" });
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}
