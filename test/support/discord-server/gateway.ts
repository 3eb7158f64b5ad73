import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { canSee, withheld } from "./intents.ts";
import { guildJson, type Json, type World } from "./world.ts";

export interface GatewayServer {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells every session of the right shard, with the intents for it. */
  dispatch(event: string, data: Json, guild: string | null): void;
  readonly sessions: ReadonlyMap<string, Session>;
  /** Connections that were taken and not answered. */
  readonly held: ReadonlySet<Duplex>;
  /** What clients sent, by opcode. */
  readonly received: readonly Json[];
  /** Sends a frame as it is to all sockets. */
  send(frame: unknown): void;
  /** Answers nothing any more on sockets that stay open, not even that they are closed. */
  freeze(): void;
  /** Closes all sockets, with a code or, without one, as if a cable were cut. */
  cut(code?: number): void;
  /** The next RESUMEs are refused with an invalid session. */
  refuseResumes: boolean;
  /** The code that every IDENTIFY is answered with; `null`: they are taken. */
  refuseIdentify: number | null;
  /** New connections are taken but never answered. */
  silent: boolean;
  close(): void;
}

export interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  /** All dispatches since it began, for resumption; the first has sequence 1. */
  readonly events: Json[];
  socket: WebSocket | null;
  /** Whether it cannot be resumed any more. */
  ended: boolean;
}

export interface GatewayServerOptions {
  readonly world: World;
  readonly token: string;
  /** Privileged intents that are turned on. */
  readonly privileged: () => number;
  readonly heartbeatInterval: number;
  /** Where clients are told to resume. */
  readonly url: () => string;
}

const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, ack: 11 };
const CLOSE = { decodeError: 4002, notAuthenticated: 4003, alreadyAuthenticated: 4005, rateLimited: 4008 };
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const SENDS_PER_MINUTE = 120;

export function createGatewayServer(options: GatewayServerOptions): GatewayServer {
  const { world, token, privileged, heartbeatInterval, url } = options;
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const received: Json[] = [];
  const held = new Set<Duplex>();

  function push(session: Session, t: string, d: unknown): void {
    const frame = { op: OP.dispatch, t, s: session.events.length + 1, d };
    session.events.push(frame);
    session.socket?.send(JSON.stringify(frame));
  }

  function identify(socket: WebSocket, d: Json): Session | number {
    if (api.refuseIdentify !== null) return api.refuseIdentify;
    if (d.token !== token) return 4004;
    if ((d.intents & PRIVILEGED & ~privileged()) !== 0) return 4014;
    const [shard, shards] = d.shard ?? [0, 1];
    if (shard >= shards) return 4010;
    const session: Session = {
      id: world.nextId(),
      shard,
      shards,
      intents: d.intents,
      events: [],
      socket,
      ended: false,
    };
    sessions.set(session.id, session);
    greet(session);
    return session;
  }

  function greet(session: Session): void {
    const guilds = [...world.guilds.values()].filter(
      ({ id }) => shardOf(id, session.shards) === session.shard,
    );
    push(session, "READY", {
      v: 10,
      user: world.bot,
      application: { id: world.bot.id, flags: 0, install_params: null },
      session_id: session.id,
      resume_gateway_url: url(),
      shard: [session.shard, session.shards],
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    });
    for (const guild of guilds) push(session, "GUILD_CREATE", guildJson(world, guild));
  }

  function resume(socket: WebSocket, d: Json): Session | null {
    const session = sessions.get(d.session_id);
    if (session === undefined || session.ended || api.refuseResumes || d.token !== token) return null;
    session.socket = socket;
    for (const frame of session.events.slice(d.seq)) socket.send(JSON.stringify(frame));
    push(session, "RESUMED", {});
    return session;
  }

  /** The session that a frame begins or takes up again, or the code to close with. */
  function begin(socket: WebSocket, { op, d }: Json): Session | number | null {
    if (op === OP.identify) return identify(socket, d);
    if (op === OP.resume) return resume(socket, d);
    return CLOSE.notAuthenticated;
  }

  function hear(socket: WebSocket, session: Session | null, frame: Json | null): Session | null {
    if (frame === null) {
      socket.close(CLOSE.decodeError);
      return session;
    }
    received.push(frame);
    if (frame.op === OP.heartbeat) socket.send(JSON.stringify({ op: OP.ack }));
    if (frame.op === OP.heartbeat || (session !== null && frame.op !== OP.identify)) return session;
    const begun = session === null ? begin(socket, frame) : CLOSE.alreadyAuthenticated;
    if (typeof begun === "number") socket.close(begun);
    else if (begun !== null) return begun;
    else socket.send(JSON.stringify({ op: OP.invalidSession, d: false }));
    return session;
  }

  function accept(socket: WebSocket): void {
    let session: Session | null = null;
    let sends = 0;
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: heartbeatInterval } }));
    socket.on("message", (data) => {
      sends++;
      if (sends > SENDS_PER_MINUTE) socket.close(CLOSE.rateLimited);
      else session = hear(socket, session, parse(String(data)));
    });
    socket.on("close", (code) => {
      if (session?.socket !== socket) return;
      session.socket = null;
      // A client that closes normally ends its session (API documentation, "Disconnecting").
      if (code === 1000 || code === 1001) session.ended = true;
    });
  }

  const api: GatewayServer = {
    upgrade(request, socket, head) {
      if (api.silent) held.add(socket);
      else server.handleUpgrade(request, socket, head, accept);
    },
    sessions,
    held,
    received,
    refuseResumes: false,
    refuseIdentify: null,
    silent: false,
    dispatch(event, data, guild) {
      for (const session of sessions.values())
        if (shardOf(guild, session.shards) === session.shard && canSee(session.intents, event, guild))
          push(session, event, withheld(session.intents, event, data, world.bot.id));
    },
    send(frame) {
      for (const socket of server.clients) socket.send(JSON.stringify(frame));
    },
    freeze() {
      for (const socket of server.clients) socket.pause();
    },
    cut(code) {
      for (const socket of server.clients) {
        if (code === undefined) socket.terminate();
        else socket.close(code);
      }
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      for (const socket of held) socket.destroy();
      server.close();
    },
  };
  return api;
}

function shardOf(guild: string | null, shards: number): number {
  return guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));
}

function parse(text: string): Json | null {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
