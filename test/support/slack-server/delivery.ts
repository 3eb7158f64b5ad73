import { createHmac } from "node:crypto";
import type { WebSocket } from "ws";

/** What the app answered to an envelope or request, and how long that took in milliseconds. */
export interface Acknowledgement {
  // biome-ignore lint/suspicious/noExplicitAny: tests read different shapes of it
  readonly payload: any;
  readonly after: number;
  /** How often it had to be sent. */
  readonly sends: number;
}

export interface Envelope {
  readonly type: "events_api" | "slash_commands" | "interactive";
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** Brings envelopes to the app; rejects where it does not answer in time, however often it is sent. */
export interface Delivery {
  deliver(envelope: Envelope, retry?: Retry): Promise<Acknowledgement>;
  /** Waits until the app can be reached. */
  ready(): Promise<void>;
}

/** Slack waits so long for an acknowledgement. */
export const DEADLINE = 3_000;

/** Socket Mode: each envelope goes to one of the open sockets, in turn; what is not acknowledged is sent again. */
export interface SocketDelivery extends Delivery {
  connect(socket: WebSocket): void;
  /** Every acknowledgement's envelope id, also repeated ones. */
  readonly open: Set<WebSocket>;
  /** Sends a disconnect frame on one socket (`all`: on all) as Slack does before it renews them. */
  disconnect(reason: "warning" | "refresh_requested", all?: boolean): void;
  /** Cuts connections without a word. */
  cut(all?: boolean): void;
  /** How many envelopes each socket got, in order of connecting. */
  readonly counts: number[];
}

/** Creates the Socket Mode side. */
export function createSocketDelivery(deadline = DEADLINE): SocketDelivery {
  const open = new Set<WebSocket>();
  const numbers = new Map<WebSocket, number>();
  const counts: number[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();
  let turn = 0;
  let nextId = 0;

  async function deliver(envelope: Envelope, retry?: Retry): Promise<Acknowledgement> {
    const begun = Date.now();
    for (let sends = 1; sends <= 4; sends++) {
      await ready();
      const socket = [...open][turn++ % open.size]!;
      const again = sends === 1 ? retry : { attempt: sends - 1, reason: "timeout" };
      const payload = await sendOnce(socket, envelope, again);
      if (payload !== undefined) return { payload, after: Date.now() - begun, sends };
    }
    throw new Error("the app did not acknowledge an envelope");
  }

  /** `undefined` where no acknowledgement came, or the socket closed before one did. */
  async function sendOnce(socket: WebSocket, { type, payload }: Envelope, retry?: Retry): Promise<unknown> {
    const id = `envelope-${++nextId}`;
    counts[numbers.get(socket)!]!++;
    socket.send(
      JSON.stringify({
        type,
        envelope_id: id,
        payload,
        accepts_response_payload: type !== "events_api",
        ...(retry === undefined ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason }),
      }),
    );
    return new Promise((resolve) => {
      const give = (value: unknown) => {
        waiting.delete(id);
        clearTimeout(timer);
        socket.off("close", lost);
        resolve(value);
      };
      const lost = () => give(undefined);
      const timer = setTimeout(lost, deadline);
      socket.once("close", lost);
      waiting.set(id, give);
    });
  }

  async function ready(): Promise<void> {
    for (let waited = 0; open.size === 0; waited += 10) {
      if (waited > 15_000) throw new Error("the app has no socket open");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  return {
    open,
    counts,
    deliver,
    ready,
    connect(socket) {
      socket.setMaxListeners(0);
      open.add(socket);
      numbers.set(socket, counts.push(0) - 1);
      socket.on("close", () => open.delete(socket));
      socket.on("error", () => {});
      socket.on("message", (data) => {
        const { envelope_id, payload } = JSON.parse(String(data));
        waiting.get(envelope_id)?.(payload ?? {});
      });
      socket.send(
        JSON.stringify({ type: "hello", num_connections: open.size, connection_info: { app_id: "A1" } }),
      );
    },
    disconnect(reason, all = false) {
      for (const socket of [...open].slice(0, all ? undefined : 1)) {
        open.delete(socket);
        socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: {} }));
      }
    },
    cut(all = false) {
      for (const socket of [...open].slice(0, all ? undefined : 1)) {
        open.delete(socket);
        socket.terminate();
      }
    },
  };
}

/** HTTP: signed requests to the app's address, sent again with Slack's retry headers where the answer is no 2xx. */
export function createHttpDelivery(url: () => string, signingSecret: string, deadline = DEADLINE): Delivery {
  async function send(
    { type, payload }: Envelope,
    retry?: Retry,
  ): Promise<{ status: number; payload: unknown }> {
    const [contentType, body] = encodeBody(type, payload);
    const stamp = String(Math.floor(Date.now() / 1000));
    const answer = await fetch(url(), {
      method: "POST",
      body,
      signal: AbortSignal.timeout(deadline),
      headers: {
        "content-type": contentType,
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": sign(signingSecret, stamp, body),
        ...(retry === undefined
          ? {}
          : { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason }),
      },
    });
    const text = await answer.text();
    return { status: answer.status, payload: text.startsWith("{") ? JSON.parse(text) : {} };
  }

  return {
    ready: async () => {},
    async deliver(envelope, retry) {
      const begun = Date.now();
      for (let sends = 1; sends <= 4; sends++) {
        const again = sends === 1 ? retry : { attempt: sends - 1, reason: "http_error" };
        const answer = await send(envelope, again).catch(() => null);
        if (answer !== null && answer.status >= 200 && answer.status < 300)
          return { payload: answer.payload, after: Date.now() - begun, sends };
      }
      throw new Error("the app did not acknowledge a request");
    },
  };
}

/** Slack's request signature, version v0. */
export function sign(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

/** Events are JSON, commands are form fields, interactions are JSON in one form field. */
function encodeBody(type: Envelope["type"], payload: Readonly<Record<string, unknown>>): [string, string] {
  if (type === "events_api") return ["application/json", JSON.stringify(payload)];
  const fields =
    type === "slash_commands" ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
  return ["application/x-www-form-urlencoded", new URLSearchParams(fields).toString()];
}
