import { PermissionFlagsBits } from "discord.js";

type Name = keyof typeof PermissionFlagsBits;

/** What the bot needs in a channel to post cards and pictures there, in their threads, and hints. */
const NEEDED: readonly Name[] = [
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "AddReactions",
  "CreatePublicThreads",
  "SendMessagesInThreads",
];

/** All that it needs as Discord's bit set, for an invite link. */
export function neededPermissions(): bigint {
  return NEEDED.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** The permissions that the bot lacks, as Discord's settings call them ("Send Messages in Threads"). */
export function missingPermissions(held: bigint): readonly string[] {
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return [];
  return NEEDED.filter((name) => (held & PermissionFlagsBits[name]) === 0n).map(toWords);
}

function toWords(name: Name): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").replace(" In ", " in ");
}
