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

/**
 * Resumes a session that ended elsewhere (API documentation, "Resuming") to hear what it had not told yet, and ends it.
 * `false` where Discord does not know the session any more; rejects where it could not be asked.
 */
export async function replaySession(
  session: SessionInfo,
  { rest, token, onPacket }: ReplayOptions,
): Promise<boolean> {
  let current: SessionInfo | null = session;
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
    // Whoever is asked to identify was told that the session is no more.
    buildIdentifyThrottler: async () => ({ waitForIdentify: (_, signal) => refuse(signal) }),
  });
  let refused: () => void = () => {};
  const forgotten = new Promise<false>((resolve) => {
    refused = () => resolve(false);
  });
  const resumed = new Promise<true>((resolve) =>
    manager.once(WebSocketShardEvents.Resumed, () => resolve(true)),
  );
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => onPacket(data as Packet));
  manager.on(WebSocketShardEvents.Error, () => {});

  function refuse(signal: AbortSignal): Promise<void> {
    refused();
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  }

  try {
    const failed = manager.connect().then(() => resumed);
    const late = sleep(WITHIN, undefined, { signal: ending.signal }).then(() =>
      Promise.reject(new Error("a session was not resumed in time")),
    );
    late.catch(() => {});
    return await Promise.race([failed, forgotten, late]);
  } finally {
    ending.abort();
    await manager.destroy({ reason: "replayed" });
  }
}
