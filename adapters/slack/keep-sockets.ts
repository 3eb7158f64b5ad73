import { setTimeout as sleep } from "node:timers/promises";
import { type App, type Logger, SocketModeReceiver, type webApi } from "@slack/bolt";
import type { Log } from "../../src/log.ts";
import { classifyError, makeFailure } from "./classify-error.ts";

export interface SocketsOptions {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
  /** Whether what is told can be taken; while it cannot, no socket is open and Slack tells other instances. */
  readonly mayOpen?: () => boolean;
  /** How many sockets to keep open, so that one is there while another is renewed. */
  readonly count?: number;
}

/** Socket Mode connections that renew themselves. */
export interface Sockets {
  /** Passes what arrives to the app; set before `start`. */
  init(app: App): void;
  /** Opens all; rejects with a SlackFailure where none can be opened. */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
}

/** Codes after which asking again is useless. */
const HOPELESS: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "not_allowed_token_type",
  "team_disabled",
]);
const START_TRIES = 5;
/** A socket that lived so long is replaced at once; others after a pause that grows to MAX_FLAPPING. */
const STEADY = 1_000;
const MAX_FLAPPING = 2_000;
const MAX_PAUSE = 30_000;
const CLOSING_TIME = 1_000;
const OPENING_TIME = 15_000;
const LOOK = 1_000;

/**
 * Keeps several sockets open. The library's own reconnecting waits 5 s without a socket and raises unhandled
 * rejections where a reconnection fails, so each socket here is used once and then replaced.
 */
export function createSockets(options: SocketsOptions): Sockets {
  const { appToken, clientOptions, logger, log, mayOpen = () => true, count = 2 } = options;
  const open = new Set<SocketModeReceiver>();
  const stopping = new AbortController();
  let app: App | null = null;

  /** Opens a socket; resolves when it is ready to a promise of its end. */
  async function openSocket(): Promise<{ readonly ended: Promise<void> }> {
    const receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      logger,
      installerOptions: { clientOptions },
    });
    if (app === null) throw new Error("sockets were started without an app");
    receiver.init(withPatientAck(app, log));
    const ended = new Promise<void>((resolve) => receiver.client.once("disconnected", () => resolve()));
    try {
      await within(OPENING_TIME, receiver.client.start());
    } catch (error) {
      void close(receiver);
      throw classifyError(error ?? new Error("the socket closed before it was ready"));
    }
    if (stopping.signal.aborted) {
      void close(receiver);
      throw makeFailure("stopping");
    }
    open.add(receiver);
    log.debug({ open: open.size }, "Slack socket open");
    return { ended: ended.finally(() => open.delete(receiver)) };
  }

  /** At the start only a refusal is final: a limit (as after quick restarts) is waited out, a bad network for a while. */
  async function openPatiently(): ReturnType<typeof openSocket> {
    for (let tries = 1, backOff = 0; ; tries++) {
      try {
        return await openSocket();
      } catch (error) {
        const { code, retryAfter, permanent } = classifyError(error);
        if (tries >= START_TRIES || permanent || HOPELESS.has(code)) throw error;
        backOff = nextPause(backOff);
        const pause = Math.max(backOff, retryAfter ?? 0);
        log.warn({ code, pause }, "no Slack socket, trying again");
        await sleep(pause, undefined, { signal: stopping.signal });
      }
    }
  }

  /** Replaces a socket whenever it ends, at once where it had served for a while. */
  async function keepOpen(first: Promise<{ readonly ended: Promise<void> }>): Promise<void> {
    let backOff = 0;
    for (let next: typeof first | null = first; !stopping.signal.aborted; next = null) {
      while (!mayOpen() && !stopping.signal.aborted) await sleep(LOOK, undefined, { ref: false });
      const begun = Date.now();
      let asked = 0;
      try {
        await (await (next ?? openSocket())).ended;
        backOff = Date.now() - begun > STEADY ? 0 : Math.min(nextPause(backOff), MAX_FLAPPING);
      } catch (error) {
        const { code, retryAfter } = classifyError(error);
        if (HOPELESS.has(code))
          return log.error({ code }, "Slack refuses the app token; this socket stays closed");
        backOff = nextPause(backOff);
        asked = retryAfter ?? 0;
        log.warn({ code, pause: Math.max(backOff, asked) }, "no Slack socket, trying again");
      }
      await sleep(Math.max(backOff, asked), undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  function look(): void {
    if (mayOpen() || open.size === 0) return;
    log.warn({}, "events cannot be kept: the Slack sockets are closed until they can");
    for (const receiver of open) void close(receiver);
  }

  return {
    init(to) {
      app = to;
    },
    async start() {
      const first = await openPatiently();
      const looking = setInterval(look, LOOK).unref();
      stopping.signal.addEventListener("abort", () => clearInterval(looking));
      const others = Array.from({ length: count - 1 }, () => openSocket());
      // What fails here is tried again by keepOpen, which also hears of it.
      await Promise.allSettled(others);
      for (const socket of [Promise.resolve(first), ...others]) void keepOpen(socket);
    },
    async stop() {
      stopping.abort();
      await Promise.all([...open].map(close));
      open.clear();
    },
    connected: () => open.size > 0,
  };
}

/** Closes a socket without waiting long for the other side. */
async function close({ client }: SocketModeReceiver): Promise<void> {
  await within(CLOSING_TIME, client.disconnect()).catch(() => {});
}

/** An acknowledgement that cannot be sent any more must not stop the work: if it comes again, it is known. */
function withPatientAck(app: App, log: Log): App {
  const patient: Pick<App, "processEvent"> = {
    processEvent: (event) =>
      app.processEvent({
        ...event,
        ack: async (answer) => {
          await event
            .ack(answer)
            .catch(() => log.debug({}, "a Slack socket closed before an acknowledgement"));
        },
      }),
  };
  return patient as App;
}

/** Doubles from 100 ms to half a minute, with a quarter of chance so that instances do not keep step. */
function nextPause(pause: number): number {
  return Math.min(Math.max(100, pause * 2) * (0.875 + Math.random() / 4), MAX_PAUSE);
}

async function within<T>(time: number, work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  work.catch(() => {});
  try {
    return await Promise.race([
      work,
      sleep(time, undefined, { signal: timer.signal }).then(() => Promise.reject(new Error("too slow"))),
    ]);
  } finally {
    timer.abort();
  }
}
