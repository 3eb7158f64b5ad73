import { ReadingError } from "../../errors.ts";
import { type HostAllowance, isWebPort, portOf } from "./allowed-hosts.ts";

const MAX_URL_LENGTH = 4096;

/**
 * Reads an address that may be asked for: http(s), on a port of the web, without a fragment and without the
 * user name and password that disguise where a link leads. Throws ReadingError `not-a-link`.
 */
export function requestTarget(href: string, base: URL | undefined, isAllowed: HostAllowance): URL {
  const url = href.length > MAX_URL_LENGTH ? null : URL.parse(href, base?.href);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new ReadingError("not-a-link", url?.protocol);
  const port = portOf(url);
  if (!isWebPort(port) && !isAllowed(url.hostname, port))
    throw new ReadingError("not-a-link", `${url.hostname} port ${port}`);
  url.username = "";
  url.password = "";
  url.hash = "";
  // "example.org." is the same host; left in, the dot would pass by lists of names.
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  return url;
}
