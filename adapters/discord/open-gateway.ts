import {
  Client,
  type ClientOptions,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
} from "discord.js";
import type { Log } from "../../src/log.ts";
import type { Packet } from "./payloads.ts";
import { restOptions } from "./rest.ts";
import { surviveSockets } from "./survive-sockets.ts";

/** One shard of so many. */
export interface ShardOf {
  readonly id: number;
  readonly of: number;
}

/** As many shards as Discord recommends, so many, or one of them. */
export type Shards = "auto" | number | ShardOf;

export interface GatewayOptions {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly shards: Shards;
  /** Makes shards identify in turn; by default those of this client alone. */
  readonly queueIdentifies?: NonNullable<ClientOptions["ws"]>["buildIdentifyThrottler"];
  /** Whether to ask for the text of messages, a privileged intent. */
  readonly withContent: boolean;
  /** Told every dispatch before discord.js sees it. Must not throw. */
  readonly onPacket: (packet: Packet) => void;
  /** Told the close code when a shard is lost for good. */
  readonly onLost: (code: number) => void;
  /** Gives up connecting. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Discord closed the gateway for a reason that connecting again does not mend. */
export class GatewayRefusal extends Error {
  readonly code: number;

  constructor(code: number, cause?: unknown) {
    super(`the gateway was closed with ${code}`, { cause });
    this.name = "GatewayRefusal";
    this.code = code;
  }
}

/** Close codes (API documentation, "Gateway Close Event Codes"). */
export const CLOSED = { tokenRefused: 4004, intentsRefused: 4014 } as const;

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
];

/** Milliseconds to wait for servers that Discord announced but does not send. */
const GUILDS_WITHIN = 5_000;

/**
 * What discord.js itself has to see: it keeps servers, roles, channels and threads for us, and would keep, and stumble
 * over, all the rest.
 */
const FOR_CACHES =
  /^(?:READY|RESUMED|GUILD_(?:CREATE|UPDATE|DELETE|ROLE_\w+)|(?:CHANNEL|THREAD)_(?:CREATE|UPDATE|DELETE|LIST_SYNC))$/;

/**
 * Makes a discord.js client and connects it. Rejects with a GatewayRefusal where Discord refuses for good, or with what
 * went wrong on the way.
 */
export async function openGateway(options: GatewayOptions): Promise<Client> {
  const client = createClient(options);
  let refused: number | null = null;
  client.on(Events.ShardDisconnect, ({ code }) => {
    refused ??= code;
    options.onLost(code);
  });
  try {
    await Promise.race([client.login(options.token), untilAborted(client, options.signal)]);
    return client;
  } catch (error) {
    if (isTokenRefused(error)) throw new GatewayRefusal(CLOSED.tokenRefused, error);
    throw refused === null ? error : new GatewayRefusal(refused, error);
  }
}

/** Rejects when told to give up; what discord.js is doing then ends with its sockets. */
async function untilAborted(client: Client, signal: AbortSignal): Promise<never> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  await client.destroy();
  throw new Error("gave up connecting");
}

function createClient(options: GatewayOptions): Client {
  const { apiUrl, shards, withContent, onPacket, signal, log, queueIdentifies } = options;
  const client: Client = new Client({
    intents: withContent ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    ...toShardOptions(shards),
    waitGuildTimeout: GUILDS_WITHIN,
    rest: restOptions(apiUrl),
    ws: {
      buildStrategy: surviveSockets(signal),
      ...(queueIdentifies === undefined ? {} : { buildIdentifyThrottler: queueIdentifies }),
    },
    allowedMentions: { parse: [] },
    makeCache: keepLittle((): string | undefined => client.user?.id),
  });
  client.on(Events.Raw, (packet: { t: string; d: unknown }) => {
    onPacket(packet);
    if (packet.t === "READY") dropNulls((packet.d as { application?: object | null }).application);
    if (FOR_CACHES.test(packet.t)) return;
    packet.t = "";
    packet.d = null;
  });
  client.on(Events.Error, (error) => log.error({ error }, "discord.js"));
  client.on(Events.Warn, (warning) => log.warn({ warning }, "discord.js"));
  client.on(Events.ShardError, (error, shard) => log.warn({ error, shard }, "gateway error"));
  client.on(Events.ShardReconnecting, (shard) => log.debug({ shard }, "reconnecting to the gateway"));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, "gateway resumed"));
  survivePackets(client, log);
  return client;
}

function toShardOptions(shards: Shards): Pick<ClientOptions, "shards" | "shardCount"> {
  if (shards === "auto") return { shards };
  return typeof shards === "number" ? { shardCount: shards } : { shards: [shards.id], shardCount: shards.of };
}

/** discord.js takes a field that is there to be filled. */
function dropNulls(fields: object | null | undefined): void {
  const record = (fields ?? {}) as Record<string, unknown>;
  for (const [name, value] of Object.entries(record)) if (value === null) delete record[name];
}

/** Servers, roles and channels are kept always; of everything else only what is about this bot. */
function keepLittle(me: () => string | undefined) {
  const onlyMe = { maxSize: 0, keepOverLimit: ({ id }: { id: string }) => id === me() };
  return Options.cacheWithLimits({
    ApplicationCommandManager: 0,
    ApplicationEmojiManager: 0,
    AutoModerationRuleManager: 0,
    BaseGuildEmojiManager: 0,
    DMMessageManager: 0,
    EntitlementManager: 0,
    GuildBanManager: 0,
    GuildEmojiManager: 0,
    GuildInviteManager: 0,
    GuildMemberManager: onlyMe,
    GuildMessageManager: 0,
    GuildScheduledEventManager: 0,
    GuildStickerManager: 0,
    MessageManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    StageInstanceManager: 0,
    ThreadMemberManager: 0,
    UserManager: onlyMe,
    VoiceStateManager: 0,
  });
}

/** discord.js throws on fields that are null against the documentation, outside of any promise that one holds. */
function survivePackets(client: Client, log: Log): void {
  const ws = client.ws as unknown as { handlePacket(packet?: Packet, shard?: unknown): boolean };
  const handle = ws.handlePacket.bind(ws);
  ws.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard);
    } catch (error) {
      log.warn({ error, event: packet?.t }, "an event that discord.js could not read");
      return false;
    }
  };
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
