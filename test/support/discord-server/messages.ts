import { checkMessage } from "./check-message.ts";
import { refusals } from "./failure.ts";
import type { GatewayServer } from "./gateway.ts";
import { BITS, requirePermission } from "./permissions.ts";
import { type Channel, channelJson, type Json, type World } from "./world.ts";

/** Nonces are remembered for a few minutes. */
const NONCE_LIVES = 5 * 60_000;

/** Checks a message's body as Discord does; throws the refusal. */
export function requireValid(body: Json): void {
  const problems = checkMessage(body);
  if (problems.length > 0) throw refusals.invalidForm(problems);
  const isEmpty = !body.content && !body.embeds?.length && !body.components?.length && !body.files?.length;
  if (isEmpty) throw refusals.emptyMessage();
}

/** Adds a message to a channel and tells the sessions of it. */
export function addMessage(world: World, gateway: GatewayServer, channel: Channel, fields: Json): Json {
  const message = {
    id: world.nextId(),
    channel_id: channel.id,
    type: 0,
    content: "",
    embeds: [],
    components: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    flags: 0,
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    postedAt: world.now(),
    ...fields,
  };
  world.messages.set(message.id, message);
  const event = { ...message, ...(channel.guild_id === null ? {} : { guild_id: channel.guild_id }) };
  gateway.dispatch("MESSAGE_CREATE", event, channel.guild_id);
  return message;
}

export function findChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refusals.unknownChannel();
  return channel;
}

export function findMessage(world: World, channel: string, id: string): Json {
  const message = world.messages.get(id);
  if (message === undefined || message.channel_id !== channel) throw refusals.unknownMessage();
  return message;
}

/** POST /channels/…/messages */
export function createMessage(world: World, gateway: GatewayServer, channelId: string, body: Json): Json {
  const channel = findChannel(world, channelId);
  requirePermission(world, channel, channel.type === 11 ? BITS.sendInThreads : BITS.sendMessages);
  if ((body.embeds ?? []).length > 0) requirePermission(world, channel, BITS.embedLinks);
  if ((body.files ?? []).length > 0) requirePermission(world, channel, BITS.attachFiles);
  requireValid(body);
  const twin = body.enforce_nonce === true ? findByNonce(world, channelId, String(body.nonce)) : undefined;
  if (twin !== undefined) return twin;
  const { nonce, message_reference } = body;
  return addMessage(world, gateway, channel, {
    ...pickShown(body),
    author: world.bot,
    ...(message_reference === undefined ? {} : { type: 19, message_reference }),
    ...(nonce === undefined ? {} : { nonce }),
  });
}

function findByNonce(world: World, channel: string, nonce: string): Json | undefined {
  return [...world.messages.values()].find(
    (message) =>
      message.channel_id === channel &&
      message.author?.id === world.bot.id &&
      String(message.nonce) === nonce &&
      world.now() - message.postedAt < NONCE_LIVES,
  );
}

/** What of a body is kept in the message. */
export function pickShown({
  content,
  embeds,
  components,
  flags,
  files,
  attachments,
  allowed_mentions,
}: Json): Json {
  const given = { content, embeds, components, flags, files, attachments, allowed_mentions };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** PATCH of a message that the bot wrote. */
export function editMessage(message: Json, body: Json): Json {
  requireValid({ ...message, ...body, nonce: undefined });
  return Object.assign(message, pickShown(body));
}

/** GET /channels/…/messages, newest first, after an id; nonces are not kept by Discord. */
export function listMessages(world: World, channelId: string, query: URLSearchParams): Json[] {
  const channel = findChannel(world, channelId);
  requirePermission(world, channel, BITS.readHistory);
  const after = BigInt(query.get("after") ?? 0);
  const inChannel = [...world.messages.values()].filter(
    (message) => message.channel_id === channelId && BigInt(message.id) > after,
  );
  const page = inChannel.toSorted(byAge).slice(0, Number(query.get("limit") ?? 50));
  return page.reverse().map(({ nonce: _, ...message }) => message);
}

function byAge(a: Json, b: Json): number {
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1;
}

/** POST /channels/…/messages/…/threads: the thread takes the message's id. */
export function createThread(
  world: World,
  gateway: GatewayServer,
  parentId: string,
  messageId: string,
  body: Json,
): Json {
  const parent = findChannel(world, parentId);
  if (parent.type !== 0) throw refusals.wrongChannelType();
  if (world.channels.has(messageId)) throw refusals.threadExists();
  findMessage(world, parentId, messageId);
  requirePermission(world, parent, BITS.createThreads);
  if (typeof body.name !== "string" || body.name.length < 1 || body.name.length > 100)
    throw refusals.invalidForm(["name: 1 to 100 characters"]);
  const thread: Channel = {
    id: messageId,
    type: 11,
    guild_id: parent.guild_id,
    parent_id: parentId,
    permission_overwrites: [],
  };
  world.channels.set(messageId, thread);
  const json = { ...channelJson(thread), name: body.name };
  gateway.dispatch("THREAD_CREATE", { ...json, newly_created: true }, parent.guild_id);
  return json;
}
