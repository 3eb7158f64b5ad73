import { checkCommands } from "./check-commands.ts";
import { refusals } from "./failure.ts";
import type { GatewayServer } from "./gateway.ts";
import { blank, CONTENT_INTENT } from "./intents.ts";
import { callBack, deleteResponse, editResponse, followUp } from "./interactions.ts";
import {
  createMessage,
  createThread,
  editMessage,
  findChannel,
  findMessage,
  listMessages,
} from "./messages.ts";
import { BITS, requirePermission } from "./permissions.ts";
import { channelJson, type Json, type World } from "./world.ts";

/** A request as the routes see it. */
export interface Asked {
  readonly method: string;
  /** Behind `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly authorization: string | undefined;
}

export interface RestOptions {
  readonly world: World;
  readonly gateway: GatewayServer;
  readonly token: string;
  readonly shards: number;
  readonly gatewayUrl: () => string;
  readonly privileged: () => number;
  /** Turns the content intent on or off, as the application's flags say. */
  readonly allowContent: (allowed: boolean) => void;
}

type Route = readonly [method: string, path: RegExp, answer: (asked: Asked, ...parts: string[]) => unknown];

/** Answers requests as Discord's REST v10 does; throws a Refusal. `null` stands for an empty answer. */
export function createRoutes(options: RestOptions): (asked: Asked) => unknown {
  const { world, gateway, token } = options;
  const limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 16 };
  const routes: Route[] = [
    [
      "GET",
      /^\/gateway\/bot$/,
      () => ({ url: options.gatewayUrl(), shards: options.shards, session_start_limit: limit }),
    ],
    ["GET", /^\/users\/@me$/, () => world.bot],
    ["GET", /^\/applications\/@me$/, () => application(options)],
    ["PATCH", /^\/applications\/@me$/, ({ body }) => editApplication(options, body)],
    [
      "GET",
      /^\/users\/@me\/guilds$/,
      () => [...world.guilds.values()].map(({ id }) => ({ id, name: "Harbour" })),
    ],
    ["GET", /^\/guilds\/(\d+)\/channels$/, (_, guild) => listChannels(world, guild!)],
    ["GET", /^\/applications\/(\d+)\/commands$/, () => world.commands],
    ["PUT", /^\/applications\/(\d+)\/commands$/, ({ body }) => register(world, body as unknown as Json[])],
    [
      "POST",
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      ({ body }, id, key) => callBack(world, gateway, id!, key!, body),
    ],
    ["POST", /^\/webhooks\/\d+\/([^/]+)$/, ({ body }, key) => followUp(world, gateway, key!, body)],
    [
      "PATCH",
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/,
      ({ body }, key, id) => editResponse(world, key!, id!, body),
    ],
    [
      "DELETE",
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/,
      (_, key, id) => deleteResponse(world, key!, id!),
    ],
    ["GET", /^\/channels\/(\d+)$/, (_, channel) => channelJson(findChannel(world, channel!))],
    ["POST", /^\/users\/@me\/channels$/, ({ body }) => openDirect(world, body.recipient_id)],
    ["GET", /^\/channels\/(\d+)\/messages$/, ({ query }, channel) => listMessages(world, channel!, query)],
    [
      "POST",
      /^\/channels\/(\d+)\/messages$/,
      ({ body }, channel) => createMessage(world, gateway, channel!, body),
    ],
    ["GET", /^\/channels\/(\d+)\/messages\/(\d+)$/, (_, channel, id) => readMessage(options, channel!, id!)],
    [
      "PATCH",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      ({ body }, channel, id) => editMessage(mine(world, channel!, id!), body),
    ],
    [
      "DELETE",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      (_, channel, id) => removeMessage(world, channel!, id!),
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      ({ body }, channel, id) => createThread(world, gateway, channel!, id!, body),
    ],
    [
      "PUT",
      /^\/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/,
      (_, channel, id, emoji) => addReaction(world, channel!, id!, emoji!),
    ],
  ];
  const isOpen = ({ path }: Asked) => /^\/(interactions|webhooks)\//.test(path);

  return (asked) => {
    if (!isOpen(asked) && asked.authorization !== `Bot ${token}`) throw refusals.unauthorized();
    for (const [method, path, answer] of routes) {
      const found = method === asked.method ? path.exec(asked.path) : null;
      if (found !== null) return answer(asked, ...found.slice(1));
    }
    throw refusals.noRoute();
  };
}

const CONTENT_FLAG = 1 << 19;

function application({ world, privileged }: RestOptions): Json {
  const flags = (privileged() & CONTENT_INTENT) === 0 ? 0 : CONTENT_FLAG;
  return { id: world.bot.id, name: world.bot.username, flags };
}

/** Of an application's flags those of intents can be changed by the bot itself, and no others. */
function editApplication(options: RestOptions, { flags }: Json): Json {
  if (typeof flags !== "number" || (flags & ~CONTENT_FLAG) !== 0) throw refusals.invalidForm(["flags"]);
  options.allowContent((flags & CONTENT_FLAG) !== 0);
  return application(options);
}

function listChannels(world: World, guild: string): Json[] {
  if (!world.guilds.has(guild)) throw refusals.missingAccess();
  return [...world.channels.values()].filter(({ guild_id }) => guild_id === guild).map(channelJson);
}

function register(world: World, commands: Json[]): Json[] {
  const problems = checkCommands(commands);
  if (problems.length > 0) throw refusals.invalidForm(problems);
  world.commands = commands.map((command) =>
    withoutEmpty({ ...command, id: world.nextId(), version: "1", nsfw: false }),
  );
  return world.commands;
}

/** Discord leaves out `required: false` and empty lists when it gives commands back. */
function withoutEmpty(value: Json): Json {
  const kept = Object.entries(value).filter(
    ([, field]) => field !== false && !(Array.isArray(field) && field.length === 0),
  );
  return Object.fromEntries(
    kept.map(([key, field]) => [key, key === "options" ? field.map(withoutEmpty) : field]),
  );
}

function openDirect(world: World, person: string): Json {
  const id = String(BigInt(person) + 1n);
  if (!world.channels.has(id))
    world.channels.set(id, { id, type: 1, guild_id: null, parent_id: null, permission_overwrites: [] });
  return { id, type: 1, recipients: [{ id: person }] };
}

function readMessage({ world, privileged }: RestOptions, channelId: string, id: string): Json {
  const channel = findChannel(world, channelId);
  requirePermission(world, channel, BITS.readHistory);
  const message = findMessage(world, channelId, id);
  const isOpen = (privileged() & CONTENT_INTENT) !== 0;
  return isOpen ? message : blank({ ...message, guild_id: channel.guild_id }, world.bot.id);
}

function mine(world: World, channel: string, id: string): Json {
  const message = findMessage(world, channel, id);
  if (message.author?.id !== world.bot.id) throw refusals.notAuthor();
  return message;
}

function removeMessage(world: World, channel: string, id: string): null {
  findChannel(world, channel);
  world.messages.delete(mine(world, channel, id).id);
  return null;
}

function addReaction(world: World, channel: string, id: string, emoji: string): null {
  requirePermission(world, findChannel(world, channel), BITS.addReactions);
  findMessage(world, channel, id);
  world.reactions.add(`${id} ${emoji} ${world.bot.id}`);
  return null;
}
