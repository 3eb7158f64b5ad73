import { isSnowflake } from "./ids.ts";
import type { LooseBulkDeletion, LooseDeletion, LooseMessage, LooseReaction, Packet } from "./payloads.ts";
import { isAutomated, mentions, readText } from "./read-message.ts";

/**
 * What an event is known again by, whichever session tells it; `null` where it need not be kept: interactions, whose
 * tokens end within seconds, and talk among people without links.
 */
export function eventId({ t, s, d }: Packet, me: string | null): string | null {
  switch (t) {
    case "MESSAGE_CREATE": {
      const message = d as LooseMessage;
      return isSnowflake(message.id) && mayConcern(message, me) ? `discord:posted:${message.id}` : null;
    }
    case "MESSAGE_UPDATE": {
      const { id, edited_timestamp, embeds } = d as LooseMessage;
      if (!isSnowflake(id) || typeof edited_timestamp !== "string") return null;
      return `discord:edited:${id}:${edited_timestamp}:${embeds?.length ?? 0}`;
    }
    case "MESSAGE_DELETE":
      return `discord:deleted:${(d as LooseDeletion).id}`;
    case "MESSAGE_DELETE_BULK":
      return `discord:deleted:${(d as LooseBulkDeletion).ids?.[0]}:all`;
    case "MESSAGE_REACTION_ADD": {
      const { message_id, user_id, emoji } = d as LooseReaction;
      // A reaction may be taken away and put again, which its sequence number tells apart.
      return isSnowflake(emoji?.id) ? null : `discord:reacted:${message_id}:${user_id}:${emoji?.name}:${s}`;
    }
    default:
      return null;
  }
}

function mayConcern(message: LooseMessage, me: string | null): boolean {
  if (isAutomated(message)) return false;
  const isDirect = !isSnowflake(message.guild_id);
  return isDirect || (me !== null && mentions(message, me)) || /https?:/i.test(readText(message, me) ?? "");
}
