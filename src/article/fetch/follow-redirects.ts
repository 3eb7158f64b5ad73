import { isUtf8 } from "node:buffer";
import type { IncomingHttpHeaders } from "node:http";
import { type Dispatcher, request } from "undici";
import { ReadingError } from "../../errors.ts";
import type { HostAllowance } from "./allowed-hosts.ts";
import type { LimitedWork } from "./limit-work.ts";
import type { HostQueues } from "./queue-hosts.ts";
import { requestTarget } from "./request-target.ts";

const MAX_REDIRECTS = 5;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** An answer that is no redirect, its body not yet read. */
export interface Answer {
  /** The address that answered. */
  readonly url: URL;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Dispatcher.ResponseData["body"];
  /** The address that the first one moved to for good, `null` where it did not. */
  readonly permanentUrl: string | null;
}

/** What asking the web needs. */
export interface Exchange {
  readonly agent: Dispatcher;
  readonly headers: Readonly<Record<string, string>>;
  readonly isAllowed: HostAllowance;
  readonly queues: HostQueues;
  /** Bounds what is under way over all hosts. */
  readonly limited: LimitedWork;
  /** Starts the deadline at its first call, so that waiting in a queue costs a reading nothing. */
  readonly startClock: () => AbortSignal;
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Asks for an address, follows at most five redirects, each checked like the first, and hands the final answer to
 * `read` while its host's queue is still held. Throws ReadingError `not-a-link` or `too-many-redirects`.
 */
export async function followRedirects<T>(
  href: string,
  exchange: Exchange,
  read: (answer: Answer, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  let url = requestTarget(href, undefined, exchange.isAllowed);
  let permanent = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const permanentUrl: string | null = hop > 0 && permanent ? url.href : null;
    const target = url;
    const step: Step<T> = await exchange.queues(target, exchange.signal, () =>
      exchange.limited(() => ask(target, permanentUrl, exchange, read)),
    );
    if ("result" in step) return step.result;
    permanent &&= step.status === 301 || step.status === 308;
    url = requestTarget(step.location, url, exchange.isAllowed);
  }
  throw new ReadingError("too-many-redirects", url.hostname);
}

type Step<T> = { readonly result: T } | { readonly location: string; readonly status: number };

async function ask<T>(
  url: URL,
  permanentUrl: string | null,
  { agent, headers, startClock }: Exchange,
  read: (answer: Answer, signal: AbortSignal) => Promise<T>,
): Promise<Step<T>> {
  const signal = startClock();
  const response = await request(url, { dispatcher: agent, headers, signal });
  const location = response.headers.location;
  try {
    if (redirectStatuses.has(response.statusCode) && typeof location === "string")
      return { location: decodeHeader(location), status: response.statusCode };
    const { statusCode: status, headers: answered, body } = response;
    return { result: await read({ url, status, headers: answered, body, permanentUrl }, signal) };
  } finally {
    // What was not read is not wanted: without this the connection would wait for it.
    response.body.on("error", () => {}).destroy();
  }
}

/** Servers write UTF-8 into headers, which arrive as one character a byte. */
function decodeHeader(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : value;
}
