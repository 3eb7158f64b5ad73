/** A JSON object as it goes over the wire. */
// biome-ignore lint/suspicious/noExplicitAny: the server takes whatever a client sends, and checks it
export type Json = Record<string, any>;

export interface Guild {
  readonly id: string;
  readonly owner_id: string;
  readonly preferred_locale: string;
  readonly roles: Json[];
  /** Role ids of the bot and of people, by person. */
  readonly members: Map<string, string[]>;
}

export interface Channel {
  readonly id: string;
  /** 0 text, 1 direct, 3 group, 11 thread. */
  readonly type: number;
  readonly guild_id: string | null;
  readonly parent_id: string | null;
  readonly permission_overwrites: Json[];
}

/** An interaction that the server handed out. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly createdAt: number;
  readonly isComponent: boolean;
  /** The app is installed by the person only. */
  readonly personal: boolean;
  /** When the first response came, and what it was. */
  acknowledgedAt: number | null;
  callback: Json | null;
  /** The id of the message that `@original` stands for. */
  original: string | null;
  followUps: number;
}

/** Everything that the server knows. */
export interface World {
  /** Milliseconds since 1970; tests move it by `skip`. */
  now(): number;
  skip(milliseconds: number): void;
  nextId(): string;
  readonly bot: Json;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** By id; `flags & 64` are seen by one person only. `loading` ones are "is thinking". */
  readonly messages: Map<string, Json>;
  readonly interactions: Map<string, Interaction>;
  /** Reactions as `message emoji person`. */
  readonly reactions: Set<string>;
  commands: Json[];
}

const EPOCH = 1_420_070_400_000;

export function createWorld(): World {
  let skipped = 0;
  let counter = 0;
  const now = () => Date.now() + skipped;
  const nextId = () => {
    counter = (counter + 1) % 4096;
    return String((BigInt(now() - EPOCH) << 22n) | BigInt(counter));
  };
  return {
    now,
    skip: (milliseconds) => {
      skipped += milliseconds;
    },
    nextId,
    bot: {
      id: nextId(),
      username: "Dragoman",
      discriminator: "0",
      global_name: null,
      avatar: null,
      bot: true,
    },
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    reactions: new Set(),
    commands: [],
  };
}

/** A user object of a person. */
export function userOf(id: string): Json {
  return { id, username: `user${id}`, discriminator: "0", global_name: null, avatar: null };
}

/** A guild member object of a person. */
export function memberOf(guild: Guild, person: string): Json {
  return {
    user: userOf(person),
    roles: guild.members.get(person) ?? [],
    joined_at: "2024-01-01T00:00:00.000Z",
    deaf: false,
    mute: false,
    flags: 0,
    nick: null,
    avatar: null,
    premium_since: null,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A guild as GUILD_CREATE tells it. */
export function guildJson(world: World, guild: Guild): Json {
  const inGuild = [...world.channels.values()].filter(({ guild_id }) => guild_id === guild.id);
  const threads = inGuild.filter(({ type }) => type === 11);
  return {
    id: guild.id,
    name: "Harbour",
    owner_id: guild.owner_id,
    preferred_locale: guild.preferred_locale,
    roles: guild.roles,
    channels: inGuild.filter(({ type }) => type !== 11).map(channelJson),
    threads: threads.map(channelJson),
    members: [{ ...memberOf(guild, world.bot.id), user: world.bot }],
    member_count: 2,
    large: false,
    unavailable: false,
    joined_at: "2024-01-01T00:00:00.000Z",
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    icon: null,
    premium_tier: 0,
    nsfw_level: 0,
    system_channel_id: null,
    system_channel_flags: 0,
    afk_timeout: 60,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    vanity_url_code: null,
    description: null,
  };
}

export function channelJson(channel: Channel): Json {
  const thread = {
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      locked: false,
      archive_timestamp: "2024-01-01T00:00:00.000Z",
    },
    message_count: 0,
    member_count: 1,
    owner_id: "1",
  };
  return {
    ...channel,
    name: "quay",
    position: 0,
    nsfw: false,
    topic: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0,
    ...(channel.type === 11 ? thread : {}),
    ...(channel.type === 1 ? { recipients: [] } : {}),
  };
}
