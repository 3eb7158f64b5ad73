import type { SessionInfo } from "@discordjs/ws";
import type { Log } from "../../src/log.ts";
import type { BookmarkStore } from "../../src/store/bookmarks.ts";
import type { ShardOf } from "./open-gateway.ts";
import type { LooseReady, Packet } from "./payloads.ts";
import { toLogged } from "./rest.ts";
import type { Connection } from "./stay-connected.ts";

export interface FollowOptions {
  readonly shard: ShardOf;
  readonly bookmarks: BookmarkStore;
  readonly connect: (onPacket: (packet: Packet) => void) => Connection;
  /** Hears again what a session had not told; `false` where the session is no more. */
  readonly replay: (session: SessionInfo, onPacket: (packet: Packet) => void) => Promise<boolean>;
  /** Takes a dispatch; resolves once it is kept, `null` where it is not taken any more. */
  readonly receive: (packet: Packet) => Promise<void> | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** How often it is noted how far a session was heard, in milliseconds. */
const NOTE = 1_000;
const TRIES = 3;
const PAUSE = 1_000;

/**
 * A shard's connection that also hears what the shard's last session, on whichever instance, had not told when it
 * ended: the new session begins first, so that what is told to both is known again and nothing falls between them.
 */
export function followSession(options: FollowOptions): Connection {
  const { shard, bookmarks, connect, replay, receive, now, log } = options;
  const name = `discord/session/${shard.id}`;
  const pending = new Set<number>();
  let session: SessionInfo | null = null;
  let state: "new" | "catching up" | "caught up" = "new";
  let noting: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const connection = connect((packet) => {
    if (packet.t === "READY") session = readSession(packet.d as LooseReady, shard);
    const kept = closed ? null : receive(packet);
    if (session === null || kept === null || typeof packet.s !== "number") return;
    const sequence = packet.s;
    session = { ...session, sequence };
    pending.add(sequence);
    // What could not be kept stays pending: whoever resumes hears it again.
    void kept.then(
      () => void pending.delete(sequence),
      () => {},
    );
    if (packet.t === "READY" && state === "new") void catchUp();
  });

  async function catchUp(): Promise<void> {
    state = "catching up";
    const before = await findLast();
    if (closed) return;
    if (before !== null && before.shardCount === shard.of) {
      const keeping: (Promise<void> | null)[] = [];
      const hear = (packet: Packet) => {
        // The time to answer an interaction is over.
        if (packet.t !== "INTERACTION_CREATE") keeping.push(receive(packet));
      };
      const isHeard = await retry(() => replay(before, hear)).catch((error) => {
        log.warn({ ...toLogged(error), shard: shard.id }, "a session could not be resumed");
        return false;
      });
      await Promise.allSettled(keeping);
      const events = keeping.length;
      if (isHeard) log.info({ shard: shard.id, events }, "heard what the last session had left");
      else log.warn({ shard: shard.id }, "the last session is gone: what was said since may be unheard");
    }
    state = "caught up";
  }

  /** Tries until it is known: what is noted of the new session overwrites where the last one stood. */
  async function findLast(): Promise<SessionInfo | null> {
    while (!closed)
      try {
        return (await bookmarks.find(name)) as SessionInfo | null;
      } catch (error) {
        log.warn(
          { err: error, shard: shard.id },
          "where the last session stood cannot be read, trying again",
        );
        await pause();
      }
    return null;
  }

  async function note(asked: number): Promise<void> {
    if (session === null || state !== "caught up") return;
    const sequence = Math.min(session.sequence, ...[...pending].map((waiting) => waiting - 1));
    await bookmarks.keep(name, { ...session, sequence }, asked);
  }

  /** A note that the store takes late is none: by then somebody else may run the shard. */
  function noteSoon(): Promise<void> {
    const asked = now();
    noting = noting
      .then(() => note(asked))
      .catch((error) => log.warn({ err: error, shard: shard.id }, "a session's place was not noted"));
    return noting;
  }

  return {
    ...connection,
    async open() {
      timer = setInterval(() => void noteSoon(), NOTE).unref();
      await connection.open();
    },
    async close() {
      if (timer !== null) clearInterval(timer);
      closed = true;
      await Promise.race([noteSoon(), new Promise((resolve) => setTimeout(resolve, NOTE).unref())]);
      await connection.close();
    },
  };
}

function readSession(
  { session_id, resume_gateway_url }: LooseReady,
  { id, of }: ShardOf,
): SessionInfo | null {
  if (typeof session_id !== "string" || typeof resume_gateway_url !== "string") return null;
  return { sessionId: session_id, resumeURL: resume_gateway_url, sequence: 0, shardId: id, shardCount: of };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries < TRIES; tries++)
    try {
      return await work();
    } catch {
      await pause();
    }
  return work();
}
