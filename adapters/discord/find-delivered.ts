import { type APIMessage, type REST, Routes } from "discord.js";
import { encodeMessage, isSnowflake, snowflakeAt } from "./ids.ts";
import { hasMark } from "./mark-delivery.ts";

const PAGE = 100;
/** A busy channel is looked through this far: 5,000 messages. */
const MAX_PAGES = 50;

export interface Sought {
  readonly id: string;
  readonly since: Date;
  /** This bot's id: other authors' messages do not count; `null` where it is not known yet. */
  readonly me: string | null;
}

/** Looks through a channel, oldest first, for this bot's message with a delivery's nonce or mark. */
export async function findDelivered(
  rest: REST,
  channel: string,
  { id, since, me }: Sought,
): Promise<string | null> {
  let after = snowflakeAt(since);
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = (await rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[];
    const found = messages.find((message) => isDelivery(message, id, me));
    if (found !== undefined) return encodeMessage({ channel, message: found.id });
    const newest = newestOf(messages, after);
    if (messages.length < PAGE || newest === after) return null;
    after = newest;
  }
  return null;
}

function isDelivery({ author, nonce, embeds }: APIMessage, id: string, me: string | null): boolean {
  if (me !== null && author?.id !== me) return false;
  return String(nonce ?? "") === id || hasMark(embeds ?? [], id);
}

function newestOf(messages: readonly APIMessage[], after: string): string {
  const ids = messages.map((message) => message.id).filter(isSnowflake);
  return ids.reduce((newest, id) => (BigInt(id) > BigInt(newest) ? id : newest), after);
}
