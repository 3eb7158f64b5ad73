import type { GatewayServer } from "./gateway.ts";
import { openInteraction } from "./interactions.ts";
import { addMessage, findChannel } from "./messages.ts";
import { botPermissions } from "./permissions.ts";
import {
  type Channel,
  channelJson,
  type Interaction,
  type Json,
  memberOf,
  userOf,
  type World,
} from "./world.ts";

/** Who does something, where. */
export interface Doing {
  readonly channel: string;
  readonly person: string;
  readonly locale?: string;
  /** The person's permissions in the channel, as interactions tell them. */
  readonly permissions?: bigint;
  /** The app is installed by the person only. */
  readonly personal?: boolean;
  /** Left out of the event, or put into it. */
  readonly fields?: Json;
}

/** What people do in this Discord. */
export type People = ReturnType<typeof createPeople>;

/** A server's roles: everyone may do all that a bot needs; a role that manages channels. */
const EVERYONE = (
  (1n << 6n) |
  (1n << 10n) |
  (1n << 11n) |
  (1n << 14n) |
  (1n << 15n) |
  (1n << 16n) |
  (1n << 35n) |
  (1n << 38n)
).toString();
const MANAGE_CHANNELS = 1n << 4n;

export function createPeople(world: World, gateway: GatewayServer) {
  function interact(doing: Doing, type: number, data: Json, message?: Json): Interaction {
    const { channel: channelId, person, personal = false } = doing;
    const channel = findChannel(world, channelId);
    const interaction = openInteraction(world, {
      channel: channelId,
      personal,
      isComponent: message !== undefined,
    });
    const guild = channel.guild_id === null ? undefined : world.guilds.get(channel.guild_id);
    const permissions = String(doing.permissions ?? BigInt(EVERYONE));
    const who =
      guild === undefined
        ? { user: userOf(person) }
        : { member: { ...memberOf(guild, person), permissions } };
    const event = {
      id: interaction.id,
      application_id: world.bot.id,
      type,
      token: interaction.token,
      version: 1,
      ...(guild === undefined ? {} : { guild_id: guild.id, guild: { id: guild.id }, guild_locale: "en-US" }),
      channel_id: channelId,
      channel: channelJson(channel),
      ...who,
      locale: doing.locale ?? "en-US",
      app_permissions: String(botPermissions(world, channel) & ((1n << 50n) - 1n)),
      entitlements: [],
      authorizing_integration_owners: personal ? { 1: person } : { 0: guild?.id ?? "0" },
      context: guild !== undefined ? 0 : channel.type === 1 ? 1 : 2,
      attachment_size_limit: 10_485_760,
      data,
      ...(message === undefined ? {} : { message }),
      ...doing.fields,
    };
    gateway.dispatch("INTERACTION_CREATE", event, guild?.id ?? null);
    return interaction;
  }

  const eventOf = (channel: Channel, person: string, fields: Json): Json => {
    const guild = channel.guild_id === null ? undefined : world.guilds.get(channel.guild_id);
    return {
      ...fields,
      ...(guild === undefined ? {} : { guild_id: guild.id, member: memberOf(guild, person) }),
    };
  };

  return {
    /** Makes a server with the bot in it; its owner is nobody else. */
    addGuild(locale = "en-US"): { guild: string; channel: string; managerRole: string } {
      const id = world.nextId();
      const managerRole = world.nextId();
      const role = (roleId: string, name: string, permissions: string) => ({
        id: roleId,
        name,
        permissions,
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
        flags: 0,
      });
      const roles = [role(id, "@everyone", EVERYONE), role(managerRole, "Editors", String(MANAGE_CHANNELS))];
      world.guilds.set(id, {
        id,
        owner_id: world.nextId(),
        preferred_locale: locale,
        roles,
        members: new Map([[world.bot.id, []]]),
      });
      return { guild: id, channel: this.addChannel(id), managerRole };
    },
    addChannel(guild: string | null, type = guild === null ? 1 : 0): string {
      const id = world.nextId();
      world.channels.set(id, { id, type, guild_id: guild, parent_id: null, permission_overwrites: [] });
      return id;
    },
    /** Denies everyone, the bot too, some permissions in a channel. */
    deny(channelId: string, bits: bigint): void {
      const channel = findChannel(world, channelId);
      channel.permission_overwrites.splice(0, 1, {
        id: channel.guild_id,
        type: 0,
        allow: "0",
        deny: String(bits),
      });
      gateway.dispatch("CHANNEL_UPDATE", channelJson(channel), channel.guild_id);
    },
    say(channelId: string, person: string, content: string, fields: Json = {}): Json {
      const channel = findChannel(world, channelId);
      const mentions = content.includes(`<@${world.bot.id}>`) ? [world.bot] : [];
      return addMessage(
        world,
        gateway,
        channel,
        eventOf(channel, person, { author: userOf(person), content, mentions, ...fields }),
      );
    },
    edit(id: string, content: string): void {
      const message = world.messages.get(id)!;
      Object.assign(message, { content, edited_timestamp: new Date(world.now()).toISOString() });
      gateway.dispatch("MESSAGE_UPDATE", message, message.guild_id ?? null);
    },
    erase(id: string): void {
      const message = world.messages.get(id)!;
      world.messages.delete(id);
      const { channel_id, guild_id } = message;
      gateway.dispatch(
        "MESSAGE_DELETE",
        { id, channel_id, ...(guild_id ? { guild_id } : {}) },
        guild_id ?? null,
      );
    },
    react(id: string, person: string, emoji: string, fields: Json = {}): void {
      const message = world.messages.get(id)!;
      world.reactions.add(`${id} ${emoji} ${person}`);
      const channel = findChannel(world, message.channel_id);
      const event = {
        user_id: person,
        channel_id: channel.id,
        message_id: id,
        message_author_id: message.author.id,
        emoji: { id: null, name: emoji },
        burst: false,
        type: 0,
      };
      gateway.dispatch(
        "MESSAGE_REACTION_ADD",
        { ...eventOf(channel, person, event), ...fields },
        channel.guild_id,
      );
    },
    command(doing: Doing, name: string, options: Json[] = []): Interaction {
      return interact(doing, 2, { id: world.nextId(), name, type: 1, options });
    },
    menu(doing: Doing, name: string, message: Json): Interaction {
      return interact(doing, 2, {
        id: world.nextId(),
        name,
        type: 3,
        target_id: message.id,
        resolved: { messages: { [message.id]: message } },
      });
    },
    typing(doing: Doing, name: string, options: Json[]): Interaction {
      return interact(doing, 4, { id: world.nextId(), name, type: 1, options });
    },
    /** Clicks a button, or chooses from a menu where values are given. */
    click(doing: Doing, message: Json, custom_id: string, values?: string[]): Interaction {
      const data = { custom_id, component_type: values === undefined ? 2 : 3, ...(values && { values }) };
      const interaction = interact(doing, 3, data, message);
      interaction.original = message.id;
      return interaction;
    },
    /** The bot is thrown out, or (`unavailable`) the server cannot be reached for a while. */
    removeGuild(id: string, unavailable = false): void {
      gateway.dispatch("GUILD_DELETE", { id, ...(unavailable ? { unavailable } : {}) }, id);
    },
  };
}
