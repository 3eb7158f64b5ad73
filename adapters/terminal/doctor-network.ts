import { type Check, type Finding, reasonOf } from "./doctor.ts";

const TIMEOUT = 10_000;

/** Tokens, schedules and the age of articles need a clock that is right to the minute, in milliseconds. */
const MAX_DRIFT = 60_000;

export interface NetworkOptions {
  /** A page that is asked for, to see whether the web can be reached and what time it is there. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Whether names are resolved, pages can be fetched, and the clock agrees with theirs. */
export function checkNetwork(options: NetworkOptions): Check {
  return { subject: "network", run: () => examineNetwork(options) };
}

async function examineNetwork({ url, fetch, now }: NetworkOptions): Promise<Finding[]> {
  const { host } = new URL(url);
  try {
    const init = { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(TIMEOUT) } as const;
    const { headers } = await fetch(url, init);
    return [
      { state: "ok", subject: "network", found: `${host} can be reached.` },
      ...judgeClock(headers.get("date"), now()),
    ];
  } catch (error) {
    return [
      {
        state: "wrong",
        subject: "network",
        found: `${host} cannot be reached (${reasonOf(error)}).`,
        advice: adviceFor(reasonOf(error)),
      },
    ];
  }
}

function adviceFor(reason: string): string {
  if (/ENOTFOUND|EAI_AGAIN/.test(reason)) return "Names are not resolved: check the machine's DNS.";
  if (/CERT|TLS|SSL|certificate/.test(reason))
    return "The certificate is not accepted: check the clock, and whether something reads along.";
  return "Check the firewall: outgoing HTTPS is needed to read articles.";
}

/** Compares a `Date` header (RFC 9110, 6.6.1) with our clock; nothing where there is none. */
export function judgeClock(header: string | null, now: number): Finding[] {
  const theirs = Date.parse(header ?? "");
  if (Number.isNaN(theirs)) return [];
  const drift = Math.abs(theirs - now);
  if (drift <= MAX_DRIFT) return [{ state: "ok", subject: "clock", found: "agrees with the web." }];
  const found = `is ${Math.round(drift / 1_000)} seconds off.`;
  const advice = "Turn on time synchronisation (e.g. systemd-timesyncd): schedules depend on it.";
  return [{ state: "wrong", subject: "clock", found, advice }];
}
