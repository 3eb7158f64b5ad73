import type { Json } from "./world.ts";

const GUILDS = 1 << 0;
const GUILD_MESSAGES = 1 << 9;
const GUILD_REACTIONS = 1 << 10;
const DIRECT_MESSAGES = 1 << 12;
const DIRECT_REACTIONS = 1 << 13;
const MESSAGE_CONTENT = 1 << 15;

/** Whether a session asked for an event (API documentation, "List of Intents"). */
export function canSee(intents: number, event: string, guild: string | null): boolean {
  if (event.startsWith("MESSAGE_REACTION"))
    return has(intents, guild === null ? DIRECT_REACTIONS : GUILD_REACTIONS);
  if (event.startsWith("MESSAGE_")) return has(intents, guild === null ? DIRECT_MESSAGES : GUILD_MESSAGES);
  if (/^(GUILD_|CHANNEL_|THREAD_)/.test(event)) return has(intents, GUILDS);
  return true;
}

/** The message as a session may see it: without the intent only one's own, direct ones and mentions have content. */
export function withheld(intents: number, event: string, message: Json, bot: string): Json {
  if (!/^MESSAGE_(CREATE|UPDATE)$/.test(event)) return message;
  return has(intents, MESSAGE_CONTENT) ? message : blank(message, bot);
}

/** Blanks a message that a bot without the content intent may not read. */
export function blank(message: Json, bot: string): Json {
  const isMine = message.author?.id === bot;
  const isMention = (message.mentions ?? []).some(({ id }: Json) => id === bot);
  if (isMine || isMention || !message.guild_id) return message;
  return { ...message, content: "", embeds: [], attachments: [], components: [] };
}

function has(intents: number, intent: number): boolean {
  return (intents & intent) !== 0;
}

export const CONTENT_INTENT = MESSAGE_CONTENT;
