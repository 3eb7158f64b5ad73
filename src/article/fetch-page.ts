import type { IncomingHttpHeaders } from "node:http";
import { Agent } from "undici";
import type { Page } from "./article.ts";
import { createHostAllowance } from "./fetch/allowed-hosts.ts";
import { checkStatus, readContentLanguage, readContentType } from "./fetch/check-response.ts";
import { decodeBody } from "./fetch/decode-body.ts";
import { explainFailure } from "./fetch/explain-failure.ts";
import { type Answer, followRedirects } from "./fetch/follow-redirects.ts";
import { createGuardedConnector, type Lookup } from "./fetch/guard-connection.ts";
import { limitWork } from "./fetch/limit-work.ts";
import { createHostQueues } from "./fetch/queue-hosts.ts";
import { acceptedCodings, readBody } from "./fetch/read-body.ts";

export interface PageFetcherOptions {
  /** `host[:port]` entries that may resolve to private addresses. */
  readonly allowHosts: readonly string[];
  /** Stands in the User-Agent, so that a publisher can reach the operator. */
  readonly contactUrl: string | null;
  /** For a whole reading, redirects and body included, waiting for the host's turn not; milliseconds, 10,000 unless told. */
  readonly timeoutMs?: number;
  /** Of the decoded body; 5,000,000 unless told. */
  readonly maxBytes?: number;
  /** Requests over all hosts that are under way and that wait; further ones are refused as `busy`. */
  readonly limits?: typeof DEFAULT_LIMITS;
  /** Resolves names; the system's resolver unless told. */
  readonly lookup?: Lookup;
}

export interface FetchOptions {
  /** Ends the reading early; its reason is thrown. */
  readonly signal?: AbortSignal;
}

export interface FetchBodyOptions extends FetchOptions {
  /** Sent beside our own, for instance `if-none-match`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the decoded body; the fetcher's own limit unless told. */
  readonly maxBytes?: number;
  /** The Accept header. */
  readonly accept?: string;
}

/** An answer of any status, its body undone of compression. */
export interface FetchedBody {
  /** The address after all redirects. */
  readonly url: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The address to ask from now on, where the publisher said that this one moved for good; else `null`. */
  readonly permanentUrl: string | null;
}

export interface PageFetcher {
  /** Fetches an HTML, XHTML or plain text page; throws ReadingError where there is none to read. */
  fetchPage(url: string, options?: FetchOptions): Promise<Page>;
  /** Fetches anything; a status is a value here (304, 404, 503), only a failed exchange throws ReadingError. */
  fetchBody(url: string, options?: FetchBodyOptions): Promise<FetchedBody>;
  /** Closes all connections; requests under way fail. */
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_BYTES = 5_000_000;
const DEFAULT_LIMITS = { atOnce: 64, waiting: 300 };
const PAGE_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1";

/** Opens the one door to the web: public addresses, bounded time and size, at most two requests a host at once. */
export function createPageFetcher(options: PageFetcherOptions): PageFetcher {
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const ownMaxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const isAllowed = createHostAllowance(options.allowHosts);
  const agent = new Agent({ connect: createGuardedConnector(isAllowed, timeoutMs, options.lookup) });
  const queues = createHostQueues(isAllowed);
  const limited = limitWork(options.limits ?? DEFAULT_LIMITS);
  const userAgent = nameOurselves(options.contactUrl);

  async function exchange<T>(url: string, wanted: FetchBodyOptions, read: Read<T>): Promise<T> {
    const headers = {
      ...wanted.headers,
      accept: wanted.accept ?? "*/*",
      "accept-encoding": acceptedCodings,
      "user-agent": userAgent,
    };
    const startClock = createClock(timeoutMs, wanted.signal);
    try {
      return await followRedirects(
        url,
        { agent, headers, isAllowed, queues, limited, startClock, signal: wanted.signal },
        read,
      );
    } catch (error) {
      wanted.signal?.throwIfAborted();
      throw explainFailure(error, URL.parse(url)?.hostname ?? "");
    }
  }

  return {
    fetchBody: (url, wanted = {}) =>
      exchange(url, wanted, (answer, signal) => finish(answer, wanted.maxBytes ?? ownMaxBytes, signal)),
    fetchPage: (url, wanted = {}) =>
      exchange(url, { ...wanted, accept: PAGE_ACCEPT }, (answer, signal) =>
        finishPage(answer, ownMaxBytes, signal),
      ),
    close: () => agent.destroy(),
  };
}

type Read<T> = (answer: Answer, signal: AbortSignal) => Promise<T>;

async function finish(answer: Answer, maxBytes: number, signal: AbortSignal): Promise<FetchedBody> {
  const { url, status, headers, permanentUrl } = answer;
  const body = await readBody(answer.body, String(headers["content-encoding"] ?? ""), maxBytes, signal);
  return { url: url.href, status, headers, body, permanentUrl };
}

async function finishPage(answer: Answer, maxBytes: number, signal: AbortSignal): Promise<Page> {
  checkStatus(answer.status, answer.url.hostname);
  const { mediaType, charset } = readContentType(answer.headers);
  const { url, body } = await finish(answer, maxBytes, signal);
  const contentLanguage = readContentLanguage(answer.headers);
  return { url, body: decodeBody(body, charset), mediaType, contentLanguage };
}

/** One deadline for a whole reading, which begins when it is first asked for. */
function createClock(timeoutMs: number, signal: AbortSignal | undefined): () => AbortSignal {
  let clock: AbortSignal | undefined;
  return () => {
    if (clock !== undefined) return clock;
    const deadline = AbortSignal.timeout(timeoutMs);
    // Node.js 20 collects a timeout that nothing but a combined signal listens to, and it never ends.
    deadline.addEventListener("abort", () => {}, { once: true });
    clock = signal ? AbortSignal.any([deadline, signal]) : deadline;
    return clock;
  };
}

function nameOurselves(contactUrl: string | null): string {
  return `Mozilla/5.0 (compatible; Dragoman/0.1${contactUrl === null ? "" : `; +${contactUrl}`})`;
}
