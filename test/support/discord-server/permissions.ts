import { refusals } from "./failure.ts";
import type { Channel, Json, World } from "./world.ts";

export const BITS = {
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

/** What the bot may do in a channel: its roles, then the channel's overwrites for everyone. */
export function botPermissions(world: World, channel: Channel): bigint {
  const guild = channel.guild_id === null ? undefined : world.guilds.get(channel.guild_id);
  if (guild === undefined) return -1n;
  const held = [guild.id, ...(guild.members.get(world.bot.id) ?? [])];
  const ofRoles = guild.roles
    .filter(({ id }) => held.includes(id))
    .map(({ permissions }) => BigInt(permissions));
  const base = ofRoles.reduce((sum, bits) => sum | bits, 0n);
  const place = channel.parent_id === null ? channel : (world.channels.get(channel.parent_id) ?? channel);
  const overwrites = place.permission_overwrites.filter(({ id }: Json) => id === guild.id);
  return overwrites.reduce((bits, { allow, deny }: Json) => (bits & ~BigInt(deny)) | BigInt(allow), base);
}

/** Refuses, as Discord does, what the bot may not do in a channel. */
export function requirePermission(world: World, channel: Channel, bit: bigint): void {
  const held = botPermissions(world, channel);
  if ((held & BITS.viewChannel) === 0n) throw refusals.missingAccess();
  if ((held & bit) === 0n) throw refusals.missingPermissions();
}
