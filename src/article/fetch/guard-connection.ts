import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { ReadingError } from "../../errors.ts";
import type { HostAllowance } from "./allowed-hosts.ts";
import { bareHost, isPublicAddress } from "./public-address.ts";

/** Resolves a name to all its addresses, as `dns.lookup` does with `all: true`. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A connector for undici that opens sockets to public addresses only. The check is made on the very addresses
 * handed to the socket, so a name that changes its address between check and connection changes nothing.
 * Refused connections fail with ReadingError `private-address`.
 */
export function createGuardedConnector(
  isAllowed: HostAllowance,
  connectTimeoutMs: number,
  lookup: Lookup = systemLookup,
): buildConnector.connector {
  const options = { timeout: connectTimeoutMs, autoSelectFamily: true };
  const connectGuarded = buildConnector({ ...options, lookup: guardLookup(lookup) });
  const connectFreely = buildConnector({ ...options, lookup: plainLookup(lookup) });
  return (target, callback) => {
    const host = bareHost(target.hostname);
    const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
    if (isAllowed(host, port)) return connectFreely(target, callback);
    // A literal address never passes through the lookup.
    if (isIP(host) !== 0 && !isPublicAddress(host)) {
      callback(new ReadingError("private-address", host), null);
      return;
    }
    connectGuarded(target, callback);
  };
}

function guardLookup(lookup: Lookup): LookupFunction {
  return plainLookup((hostname, options, callback) => {
    lookup(hostname, options, (error, addresses) => {
      if (error) return callback(error, []);
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      const refusal = open.length === 0 ? new ReadingError("private-address", hostname) : null;
      callback(refusal, open);
    });
  });
}

/** Answers in the shape that the socket asked for: all addresses or the first. */
function plainLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error) callback(error, "");
      else if (first === undefined) callback(new ReadingError("unreachable", hostname), "");
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
