import { timingSafeEqual } from "node:crypto";
import { isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { tooMany } from "./limit-rate.ts";
import { createTokenBuckets } from "./token-buckets.ts";

/** Wrong passwords from one address: 20 at once, then one a minute, so that guessing a word of a dictionary takes months. */
const WRONG_RATE = { burst: 20, perSecond: 1 / 60 };
/** Of an IPv6 address what belongs to one connection's owner (RFC 6177). */
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * Asks for a password (HTTP Basic, RFC 7617): the refusal, or `null` for whoever has it. An address that gave too many
 * wrong ones is told to wait, whatever it gives. `now` in milliseconds since 1970.
 */
export function askPassword(password: string, now: () => number): (context: Context) => Response | null {
  const wrong = createTokenBuckets(WRONG_RATE, now);

  return (context) => {
    const given = context.req.header("authorization");
    const network = networkOf(getConnInfo(context).remote.address ?? "");
    const wait = given === undefined ? 0 : wrong.wait(network);
    if (wait > 0) return tooMany(context, wait);
    if (given !== undefined && isPassword(given, password)) return null;
    if (given !== undefined) wrong.take(network);
    return context.text("A password is needed.", 401, { "WWW-Authenticate": 'Basic realm="Dragoman"' });
  };
}

function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [left = [], right] = address.split("::").map((side) => side.split(":").filter(Boolean));
  const zeros = right === undefined ? 0 : GROUPS - left.length - right.length;
  return [...left, ...Array(zeros).fill("0"), ...(right ?? [])].slice(0, NETWORK_GROUPS).join(":");
}

function isPassword(authorization: string, password: string): boolean {
  const given = Buffer.from(authorization.replace(/^Basic /i, ""), "base64").toString();
  const [expected, actual] = [Buffer.from(password), Buffer.from(given.slice(given.indexOf(":") + 1))];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
