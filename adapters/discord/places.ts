import {
  type APIChannel,
  ChannelType,
  type Client,
  PermissionFlagsBits,
  PermissionsBitField,
} from "discord.js";

/** What discord.js remembers of servers, as the adapter needs it. */
export interface Places {
  /** The person's permissions in a channel; `null` where we do not know the channel. */
  permissions(guild: string, channel: string, person: string, roles: readonly string[]): bigint | null;
  /** Whether everybody in a server sees a channel or thread; false where we do not know it. */
  isOpen(guild: string, channel: string): boolean;
  /** Finds out about a channel that Discord did not announce, such as an archived thread. Never rejects. */
  learn(guild: string | null, channel: string): Promise<void>;
  /** The channel that a thread belongs to; `null` for what is no thread, or an unknown one. */
  parentOf(channel: string): string | null;
  /** The server's language, a BCP 47 tag; `null` where unknown. */
  localeOf(guild: string): string | null;
  /** The names of roles, unknown ones left out; without `roles`, of all that the server has. */
  roleNames(guild: string, roles?: readonly string[]): readonly string[];
  /** This bot's own permissions in a channel; `null` where it is no member. */
  ownPermissions(guild: string, channel: string): bigint | null;
}

export interface PlacesOptions {
  /** The connections of the moment. */
  readonly clients: () => readonly Client[];
  /** Asks Discord for a channel; `null` where it does not tell. */
  readonly fetchChannel: (channel: string) => Promise<APIChannel | null>;
}

/** Channels that were asked for are remembered, this many. */
const REMEMBERED = 10_000;

/** Reads discord.js's caches of servers, roles and channels. */
export function createPlaces({ clients, fetchChannel }: PlacesOptions): Places {
  const guildOf = (id: string) => first(clients(), (client) => client.guilds.cache.get(id));
  const channelOf = (id: string) => first(clients(), (client) => client.channels.cache.get(id));
  const parents = new Map<string, string | null>();

  const places: Places = {
    permissions(guildId, channelId, person, roles) {
      const guild = guildOf(guildId);
      if (guild === undefined) return null;
      if (guild.ownerId === person) return PermissionsBitField.All;
      const held = [guildId, ...roles];
      const base = held.reduce(
        (bits, role) => bits | (guild.roles.cache.get(role)?.permissions.bitfield ?? 0n),
        0n,
      );
      if ((base & PermissionFlagsBits.Administrator) !== 0n) return PermissionsBitField.All;
      const channel = guild.channels.cache.get(channelId);
      const place = channel?.isThread() ? channel.parent : channel;
      if (place === undefined || place === null || !("permissionOverwrites" in place)) return base;
      return applyOverwrites(base, guildId, person, roles, (id) => place.permissionOverwrites.cache.get(id));
    },
    isOpen(guildId, channelId) {
      const channel = guildOf(guildId)?.channels.cache.get(channelId);
      if (channel === undefined || channel.type === ChannelType.PrivateThread) return false;
      const everybody = places.permissions(guildId, channelId, "", []) ?? 0n;
      return (everybody & PermissionFlagsBits.ViewChannel) !== 0n;
    },
    async learn(guild, channelId) {
      if (guild === null || parents.has(channelId) || channelOf(channelId) !== undefined) return;
      const channel = await fetchChannel(channelId);
      const parent =
        channel !== null && THREADS.has(channel.type) && "parent_id" in channel ? channel.parent_id : null;
      parents.set(channelId, parent ?? null);
      if (parents.size > REMEMBERED) parents.delete(parents.keys().next().value!);
    },
    parentOf(channelId) {
      const channel = channelOf(channelId);
      if (channel === undefined) return parents.get(channelId) ?? null;
      return channel.isThread() ? channel.parentId : null;
    },
    localeOf: (guild) => guildOf(guild)?.preferredLocale ?? null,
    roleNames(guild, roles) {
      const cache = guildOf(guild)?.roles.cache;
      return (roles ?? [...(cache?.keys() ?? [])]).flatMap((role) => cache?.get(role)?.name ?? []);
    },
    ownPermissions(guild, channel) {
      const me = guildOf(guild)?.members.me;
      if (me === undefined || me === null) return null;
      return places.permissions(guild, channel, me.id, [...me.roles.cache.keys()]);
    },
  };
  return places;
}

function first<T>(clients: readonly Client[], find: (client: Client) => T | undefined): T | undefined {
  for (const client of clients) {
    const found = find(client);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Public, private and announcement threads (API documentation, "Channel Types"). */
export const THREADS: ReadonlySet<number> = new Set([10, 11, 12]);

interface Overwrite {
  readonly allow: Readonly<PermissionsBitField>;
  readonly deny: Readonly<PermissionsBitField>;
}

/** Everyone's overwrites, then all roles' together, then the person's (API documentation, "Permission Overwrites"). */
function applyOverwrites(
  base: bigint,
  everyone: string,
  person: string,
  roles: readonly string[],
  find: (id: string) => Overwrite | undefined,
): bigint {
  const ofRoles = roles.map(find).filter((overwrite) => overwrite !== undefined);
  const steps = [[find(everyone)], ofRoles, [find(person)]];
  return steps.reduce((bits, step) => {
    const denied = step.reduce((sum, overwrite) => sum | (overwrite?.deny.bitfield ?? 0n), 0n);
    const allowed = step.reduce((sum, overwrite) => sum | (overwrite?.allow.bitfield ?? 0n), 0n);
    return (bits & ~denied) | allowed;
  }, base);
}

const { Administrator, ManageChannels, ManageGuild } = PermissionFlagsBits;

/** Whether a set of permissions makes somebody a manager of the channel. */
export function mayManageChannel(permissions: bigint): boolean {
  return (permissions & (Administrator | ManageChannels)) !== 0n;
}

/** Whether a set of permissions makes somebody a manager of the server. */
export function mayManageServer(permissions: bigint): boolean {
  return (permissions & (Administrator | ManageGuild)) !== 0n;
}

/** Reads a set of permissions as Discord writes it, in decimal; nothing readable is no permission. */
export function readPermissions(written: unknown): bigint {
  return typeof written === "string" && /^\d{1,39}$/.test(written) ? BigInt(written) : 0n;
}
