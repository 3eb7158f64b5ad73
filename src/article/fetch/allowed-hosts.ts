import { bareHost } from "./public-address.ts";

/** Says whether the operator lets this host and port resolve to a private address. */
export type HostAllowance = (hostname: string, port: number) => boolean;

/** Ports that no web page lives on, though they are above 1023 (Fetch standard, "bad ports"). */
const badPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);

/**
 * Reads the operator's list of `host[:port]` entries; an entry without a port stands for every port of the host.
 * IPv6 addresses are written in brackets, as in a URL.
 */
export function createHostAllowance(entries: readonly string[]): HostAllowance {
  const allowed = new Set(entries.map(normalEntry));
  return (hostname, port) => {
    const host = bareHost(hostname).toLowerCase();
    return allowed.has(host) || allowed.has(`${host} ${port}`);
  };
}

/** Whether a page may be asked for on this port of a public host: the web's own, or an unprivileged one. */
export function isWebPort(port: number): boolean {
  return port === 80 || port === 443 || (port >= 1024 && !badPorts.has(port));
}

/** The port of an http(s) URL, with the scheme's default. */
export function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

function normalEntry(entry: string): string {
  const url = URL.parse(`http://${entry}`);
  if (url === null) return entry.toLowerCase();
  const host = bareHost(url.hostname);
  // The URL parser drops :80 as the default port of http, so the port is read from the entry itself.
  const port = /:(\d+)$/.exec(entry)?.[1];
  return port === undefined || entry.endsWith("]") ? host : `${host} ${Number(port)}`;
}
