import { type Finding, reasonOf } from "./doctor.ts";

/** How long one request may take, in milliseconds. */
const TIMEOUT = 10_000;

/** What a platform's API answered. */
export interface Answer {
  readonly status: number;
  /** Its JSON object; empty where it was none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

export type Ask = (url: string, init: RequestInit) => Promise<Answer>;

/** Asks an API over a fetch, for at most ten seconds. */
export function createAsk(fetch: typeof globalThis.fetch): Ask {
  return async (url, init) => {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body: isRecord(body) ? body : {}, headers: response.headers };
  };
}

/** The finding where an API could not be asked at all. */
export function unreachable(subject: string, variable: string, error: unknown): Finding {
  return {
    state: "wrong",
    subject,
    found: `cannot be reached (${reasonOf(error)}).`,
    advice: `Check the network, and ${variable} if it is set.`,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
