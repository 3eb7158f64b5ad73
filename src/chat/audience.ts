import { audienceOf } from "../store/audience.ts";
import type { Origin } from "./bot.ts";

/** Who may be shown what is read where somebody speaks: a private channel's articles stay in it. */
export function audienceAt({
  tenant,
  channel,
  isPrivate = false,
}: Pick<Origin, "tenant" | "channel" | "isPrivate">): string {
  return audienceOf(tenant, { channel, isPrivate });
}
