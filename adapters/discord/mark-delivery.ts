import type { APIEmbed } from "discord.js";
import { LIMITS } from "./limits.ts";
import type { MessageBody } from "./render.ts";
import { NOTHING } from "./render-parts.ts";

/** Four characters of no width: two bits each. They survive in a message, where its nonce does not. */
const SIGNS = ["\u200B", "\u200C", "\u200D", "\u2060"] as const;

/** Writes a delivery id, at most 25 ASCII characters, as characters that nobody sees. */
export function encodeMark(id: string): string {
  return [...Buffer.from(id.slice(0, LIMITS.nonce), "latin1")]
    .flatMap((byte) => [byte >> 6, (byte >> 4) & 3, (byte >> 2) & 3, byte & 3].map((bits) => SIGNS[bits]))
    .join("");
}

/** Puts a delivery id behind the last embed's description, where `hasMark` finds it again. */
export function markDelivery(body: MessageBody, id: string): MessageBody {
  const last = body.embeds.at(-1);
  if (last === undefined) return body;
  const words = last.description ?? "";
  const marked: APIEmbed = { ...last, description: (words === NOTHING ? "" : words) + encodeMark(id) };
  return { ...body, embeds: [...body.embeds.slice(0, -1), marked] };
}

/** Whether a message's embeds carry a delivery's mark. */
export function hasMark(embeds: readonly { readonly description?: string | null }[], id: string): boolean {
  const mark = encodeMark(id);
  return embeds.some(({ description }) => description?.endsWith(mark) ?? false);
}
