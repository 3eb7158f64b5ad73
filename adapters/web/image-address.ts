import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Addresses under which this server shows a publisher's image, so that the page itself asks no other host. */
export function createImageAddresses(key: Buffer = randomBytes(32)) {
  const sign = (url: string) => createHmac("sha256", key).update(url).digest("base64url");
  return {
    /** A signed path; `null` for anything but http(s). */
    toAddress(url: string): string | null {
      if (!/^https?:\/\//i.test(url)) return null;
      return `/image?${new URLSearchParams({ url, sign: sign(url) })}`;
    },
    /** Whether this server made the path: nobody else may choose what it fetches. */
    isOurs(url: string, signature: string): boolean {
      const [expected, actual] = [Buffer.from(sign(url)), Buffer.from(signature)];
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },
  };
}
