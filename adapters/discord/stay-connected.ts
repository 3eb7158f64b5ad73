import { type Client, Status } from "discord.js";
import type { AdapterStatus } from "../../src/chat/chat-adapter.ts";
import { ConfigurationError } from "../../src/config.ts";
import type { Log } from "../../src/log.ts";
import { intentsRefused, tokenRefused, WHERE_INTENTS } from "./check-token.ts";
import { CLOSED, type GatewayOptions, GatewayRefusal, openGateway, type Shards } from "./open-gateway.ts";
import type { Packet } from "./payloads.ts";
import { toLogged } from "./rest.ts";

export interface ConnectionOptions {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly shards: Shards;
  readonly queueIdentifies?: GatewayOptions["queueIdentifies"];
  readonly onPacket: (packet: Packet) => void;
  readonly log: Log;
}

/** The gateway, opened anew where it was lost. */
export interface Connection {
  /** Resolves once connected, or after a while of trying, which goes on. Rejects with a ConfigurationError. */
  open(): Promise<void>;
  close(): Promise<void>;
  status(): AdapterStatus;
  /** discord.js's clients of the moment. */
  clients(): readonly Client[];
  /** Whether Discord refused us the text of messages. */
  contentWithheld(): boolean;
}

/** Milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
const CLOSE_WITHIN = 800;
const START_WITHIN = 10_000;

/** States of a shard in which events reach us; in all but the first, servers are still being told. */
const LISTENING: ReadonlySet<Status> = new Set([Status.Ready, Status.WaitingForGuilds, Status.Nearly]);

/** Keeps a gateway open: without the text of messages where Discord refuses it, again and again where it is lost. */
export function createConnection(options: ConnectionOptions): Connection {
  const { log } = options;
  let client: Client | null = null;
  let withContent = true;
  let closed = false;
  let problem: string | null = "not started";
  let closing = new AbortController();

  async function connect(): Promise<void> {
    let reopening = false;
    const gateway: GatewayOptions = {
      ...options,
      withContent,
      signal: closing.signal,
      onLost(code) {
        if (client !== null && !reopening && !closed) {
          reopening = true;
          void reopen(code);
        }
      },
    };
    try {
      client = await openGateway(gateway);
      problem = null;
      log.info({ shards: client.ws.shards.size, withContent }, "connected to Discord");
    } catch (error) {
      if (!(error instanceof GatewayRefusal)) throw error;
      if (error.code === CLOSED.tokenRefused) throw tokenRefused();
      if (error.code !== CLOSED.intentsRefused) throw error;
      if (!withContent) throw intentsRefused();
      withContent = false;
      log.warn({}, `Discord withholds messages' text (4014): going on without. ${WHERE_INTENTS}`);
      await connect();
    }
  }

  /** A shard was lost for good: all are opened anew, which also asks again how many there should be. */
  async function reopen(code: number): Promise<void> {
    log.warn({ code }, "the gateway was lost");
    problem = `the gateway was closed with ${code}`;
    if (code === CLOSED.intentsRefused) withContent = false;
    const lost = client;
    client = null;
    await lost?.destroy().catch((error) => log.warn({ error }, "the lost gateway was not closed"));
    await connectUntilDone().catch((error: Error) => {
      problem = error.message;
      log.error({ error }, "Discord needs the operator");
    });
  }

  /** Rejects with a ConfigurationError only; other failures are tried again after ever longer pauses. */
  async function connectUntilDone(): Promise<void> {
    for (let pause = FIRST_PAUSE; !closed; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        await connect();
        if (closed) await client?.destroy();
        return;
      } catch (error) {
        if (error instanceof ConfigurationError) throw error;
        if (closed) return;
        problem = "Discord cannot be reached; trying again";
        log.warn({ ...toLogged(error), pause }, problem);
        await sleep(pause, closing.signal);
      }
    }
  }

  return {
    async open() {
      closed = false;
      closing = new AbortController();
      problem = "connecting";
      await Promise.race([connectUntilDone(), sleep(START_WITHIN, closing.signal)]);
    },
    async close() {
      closed = true;
      problem = "stopped";
      closing.abort();
      const open = client;
      client = null;
      await Promise.race([open?.destroy(), sleep(CLOSE_WITHIN, new AbortController().signal)]);
    },
    status() {
      const down = client?.ws.shards.filter(({ status }) => !LISTENING.has(status)).size ?? 0;
      const connected = client !== null && problem === null && down === 0;
      return { connected, detail: problem ?? describe(client, down, withContent) };
    },
    clients: () => (client === null ? [] : [client]),
    contentWithheld: () => !withContent,
  };
}

function describe(client: Client | null, down: number, withContent: boolean): string {
  const shards = client?.ws.shards.size ?? 0;
  const content = withContent ? "" : `; without the text of messages (4014): ${WHERE_INTENTS}`;
  const state = down === 0 ? `${shards} shard(s)` : `${down} of ${shards} shard(s) reconnecting`;
  return `${state}, ${client?.guilds.cache.size ?? 0} server(s)${content}`;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
