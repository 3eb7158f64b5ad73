import { type APIChannel, Routes } from "discord.js";
import type { Bot } from "../../src/chat/bot.ts";
import type { AdapterStatus, ChatAdapter, OnCall } from "../../src/chat/chat-adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import type { Log } from "../../src/log.ts";
import type { BookmarkStore } from "../../src/store/bookmarks.ts";
import type { LeaseStore } from "../../src/store/leases.ts";
import { advise } from "./advise.ts";
import { checkToken } from "./check-token.ts";
import { countShards } from "./count-shards.ts";
import { followSession } from "./follow-session.ts";
import { isSnowflake } from "./ids.ts";
import { createInFlight } from "./in-flight.ts";
import { createInbound } from "./inbound.ts";
import type { LooseReady, Packet } from "./payloads.ts";
import { createPlaces } from "./places.ts";
import { createPosting } from "./posting.ts";
import { queueIdentifies } from "./queue-identifies.ts";
import { createOriginReader } from "./read-origin.ts";
import { registerCommands } from "./register-commands.ts";
import { replaySession } from "./replay-session.ts";
import { createResponder } from "./respond.ts";
import { createInteractionRest, createRest, toLogged } from "./rest.ts";
import { shareShards } from "./share-shards.ts";
import { showLateReply } from "./show-late.ts";
import { type Connection, createConnection } from "./stay-connected.ts";

export interface DiscordAdapterOptions {
  readonly token: string;
  /** REST base without version, e.g. `http://host/api`; `null` for Discord's own. */
  readonly apiUrl: string | null;
  /** How many shards; by default as many as Discord recommends. */
  readonly shards?: "auto" | number;
  /** Where instances share a store, the shards are divided among them; by default this one runs them all. */
  readonly sharing?: { readonly leases: LeaseStore; readonly bookmarks: BookmarkStore };
  /** Keeps events until they are answered. */
  readonly inbox?: Inbox;
  readonly onCall?: OnCall;
  readonly log: Log;
}

/** Milliseconds in which `stop` finishes what was begun. */
const FINISH_WITHIN = 9_000;

/** Discord as a chat platform, over discord.js's gateway and REST. Throws a ConfigurationError on what is no token. */
export function createDiscordAdapter({
  token,
  apiUrl,
  shards = "auto",
  sharing,
  inbox,
  onCall,
  log,
}: DiscordAdapterOptions): ChatAdapter {
  checkToken(token);
  const rest = createRest(token, apiUrl, onCall);
  const inFlight = createInFlight();
  let receive: ((packet: Packet) => Promise<void>) | null = null;
  let me: string | null = null;
  let registered: Promise<unknown> | null = null;

  const take = (packet: Packet) => {
    if (packet.t === "READY") welcome(packet.d as LooseReady);
    return receive?.(packet) ?? null;
  };
  const takeAlone = (packet: Packet) =>
    void take(packet)?.catch((error) => log.error({ err: error, event: packet.t }, "an event was not kept"));
  const options = { token, apiUrl, log };
  const connection =
    sharing === undefined ? createConnection({ ...options, shards, onPacket: takeAlone }) : share(sharing);
  const fetchChannel = (channel: string) =>
    (rest.get(Routes.channel(channel)) as Promise<APIChannel>).catch(() => null);
  const places = createPlaces({ clients: connection.clients, fetchChannel });
  const posting = createPosting({ rest, places, me: () => me, log });

  function share({ leases, bookmarks }: NonNullable<DiscordAdapterOptions["sharing"]>): Connection {
    const queue = queueIdentifies(leases, Date.now);
    return shareShards({
      leases,
      countShards: async () => (shards === "auto" ? countShards(rest) : shards),
      connect: (shard) =>
        followSession({
          shard,
          bookmarks,
          connect: (onPacket) =>
            createConnection({ ...options, shards: shard, queueIdentifies: queue, onPacket }),
          replay: (session, onPacket) => replaySession(session, { rest, token, onPacket }),
          receive: take,
          now: Date.now,
          log,
        }),
      now: Date.now,
      log,
    });
  }

  /** Each shard is welcomed, with each new session; commands are compared once. */
  function welcome({ user, application }: LooseReady): void {
    me = user?.id ?? me;
    const id = application?.id ?? me;
    if (registered !== null || !isSnowflake(id)) return;
    registered = registerCommands(rest, id, log).catch((error) => {
      registered = null;
      log.error(toLogged(error), "commands were not registered");
    });
    inFlight.add(registered);
  }

  function listen(bot: Bot): (packet: Packet) => Promise<void> {
    const origins = createOriginReader(places);
    const responder = createResponder({
      rest: createInteractionRest(apiUrl, onCall),
      log,
      showLate: showLateReply(posting, log),
    });
    return createInbound({
      bot,
      rest,
      places,
      origins,
      responder,
      inFlight,
      inbox,
      log,
      me: () => me,
      contentWithheld: connection.contentWithheld,
      advise: (call, interaction, reply) => advise(call, interaction, reply, connection.contentWithheld()),
    });
  }

  return {
    ...posting,
    platform: "discord",
    digestsInThreads: true,
    async start(bot) {
      receive = listen(bot);
      await connection.open();
    },
    async stop() {
      receive = null;
      const unfinished = await inFlight.drain(FINISH_WITHIN);
      if (unfinished > 0) log.warn({ unfinished }, "stopped before everything was answered");
      await connection.close();
    },
    status: (): AdapterStatus => connection.status(),
  };
}
