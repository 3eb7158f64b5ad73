import type { REST } from "discord.js";
import type { Bot, PostedMessage } from "../../src/chat/bot.ts";
import type { Attempt } from "../../src/chat/inbox.ts";
import { encodeMessage, encodeTenant, isSnowflake } from "./ids.ts";
import type {
  LooseBulkDeletion,
  LooseDeletion,
  LooseGuildDeletion,
  LooseMessage,
  LooseReaction,
} from "./payloads.ts";
import type { Places } from "./places.ts";
import { fetchMessage } from "./posting.ts";
import { isAutomated, isSpoken, mentions, readText } from "./read-message.ts";
import { type OriginReader, readRoles } from "./read-origin.ts";

export interface EventOptions {
  readonly bot: Bot;
  readonly rest: REST;
  readonly origins: OriginReader;
  readonly places: Places;
  /** This bot's own id; `null` before it is told. */
  readonly me: () => string | null;
  /** Whether Discord refuses us the text of messages that are neither direct nor to this bot. */
  readonly contentWithheld: () => boolean;
  /** Present while an event is answered that is kept until then. */
  readonly attempt?: Attempt;
}

/** A message that a person wrote; those of this and other bots are none of ours. */
export async function handleMessage(message: LooseMessage, options: EventOptions): Promise<void> {
  const posted = await toPosted(message, options);
  if (posted !== null) await options.bot.messagePosted(posted);
}

/** An edit by a person; Discord also sends its own additions, such as previews of links, as edits. */
export async function handleEdit(message: LooseMessage, options: EventOptions): Promise<void> {
  if (message.edited_timestamp === null || typeof message.content !== "string") return;
  const posted = await toPosted(message, options);
  if (posted !== null) await options.bot.messageEdited(posted);
}

async function toPosted(message: LooseMessage, options: EventOptions): Promise<PostedMessage | null> {
  const { origins, places, me } = options;
  const { id, channel_id, guild_id, author, member } = message;
  if (!isSnowflake(id) || !isSnowflake(channel_id) || !isSnowflake(author?.id)) return null;
  if (isAutomated(message) || author.id === me() || !isSpoken(message)) return null;
  const guild = isSnowflake(guild_id) ? guild_id : null;
  const self = me();
  await places.learn(guild, channel_id);
  return {
    origin: origins.ofScene({
      guild,
      channel: channel_id,
      person: author.id,
      roles: readRoles(member?.roles),
    }),
    message: encodeMessage({ channel: channel_id, message: id }),
    thread: threadOf(channel_id, places),
    text: readWords(message, guild, options),
    addressed: guild === null || (self !== null && mentions(message, self)),
    automated: false,
    ...attemptOf(options),
  };
}

function attemptOf({ attempt }: EventOptions): { readonly attempt?: Attempt } {
  return attempt === undefined ? {} : { attempt };
}

/** A message's words: `null` where Discord withholds them, empty where there are none. */
function readWords(message: LooseMessage, guild: string | null, options: EventOptions): string | null {
  const me = options.me();
  const isOpen = guild === null || message.author?.id === me || (me !== null && mentions(message, me));
  return readText(message, me) ?? (isOpen || !options.contentWithheld() ? "" : null);
}

/** A thread is named by the message that it hangs under, which has the thread's id. */
function threadOf(channel: string, places: Places): string | null {
  const parent = places.parentOf(channel);
  return parent === null ? null : encodeMessage({ channel: parent, message: channel });
}

export async function handleDeletion(deletion: LooseDeletion, options: EventOptions): Promise<void> {
  await handleDeletions({ ...deletion, ids: [deletion.id ?? null] }, options);
}

export async function handleDeletions(
  { ids, channel_id, guild_id }: LooseBulkDeletion,
  { bot, origins, places, attempt }: EventOptions,
): Promise<void> {
  if (!isSnowflake(channel_id)) return;
  const guild = isSnowflake(guild_id) ? guild_id : null;
  await places.learn(guild, channel_id);
  const { platform, tenant, channel } = origins.ofScene({
    guild,
    channel: channel_id,
    person: "0",
    roles: [],
  });
  for (const id of ids ?? [])
    if (isSnowflake(id))
      await bot.messageDeleted(
        { platform, tenant, channel },
        encodeMessage({ channel: channel_id, message: id }),
        attempt,
      );
}

/** A reaction with a Unicode emoji; a server's own emoji mean nothing to us. */
export async function handleReaction(reaction: LooseReaction, options: EventOptions): Promise<void> {
  const { bot, origins, places, rest, me } = options;
  const { user_id, channel_id, message_id, guild_id, member, emoji } = reaction;
  if (!isSnowflake(user_id) || !isSnowflake(channel_id) || !isSnowflake(message_id)) return;
  if (user_id === me() || member?.user?.bot === true || isSnowflake(emoji?.id) || !emoji?.name) return;

  const id = { channel: channel_id, message: message_id };
  let fetched: Promise<LooseMessage | null> | undefined;
  const fetchOnce = () => {
    fetched ??= fetchMessage(rest, id) as Promise<LooseMessage | null>;
    return fetched;
  };
  const guild = isSnowflake(guild_id) ? guild_id : null;
  await places.learn(guild, channel_id);
  await bot.reactionAdded({
    origin: origins.ofScene({ guild, channel: channel_id, person: user_id, roles: readRoles(member?.roles) }),
    message: encodeMessage(id),
    thread: threadOf(channel_id, places),
    emoji: emoji.name,
    author: reaction.message_author_id ?? (await fetchOnce())?.author?.id ?? null,
    readText: async () => {
      const message = await fetchOnce();
      return message === null ? null : readWords(message, guild, options);
    },
    ...attemptOf(options),
  });
}

/** The bot was removed from a server; one that Discord cannot reach for now is not. */
export async function handleGuildGone(
  { id, unavailable }: LooseGuildDeletion,
  { bot }: EventOptions,
): Promise<void> {
  if (!isSnowflake(id) || unavailable === true) return;
  await bot.tenantRemoved(encodeTenant({ guild: id, channel: id }));
}
