import { audienceOf } from "../store/audience.ts";
import type { Digest } from "./digest.ts";

/** A digest stays in its channel, so it may show what was met there in private too. */
export function audienceOfDigest({ tenant, channel }: Pick<Digest, "tenant" | "channel">): string {
  return audienceOf(tenant, { channel, isPrivate: true });
}
