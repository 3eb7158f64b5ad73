import ipaddr from "ipaddr.js";

/**
 * Whether an IP address (no brackets, any spelling that the resolver returns) belongs to the public internet.
 * Everything with a special purpose is not: loopback, private, link-local, CGNAT, multicast, IPv4-mapped, NAT64,
 * 6to4, Teredo, documentation (IANA special-purpose address registries). What cannot be parsed is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== "unicast") return false;
  // IPv6 hands out global unicast from 2000::/3 only; the rest is reserved or spells an IPv4 address.
  return ip.kind() === "ipv4" || (ip.toByteArray()[0]! & 0xe0) === 0x20;
}

/** A host as it stands in a URL, ready for the resolver: without the brackets of an IPv6 literal. */
export function bareHost(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}
