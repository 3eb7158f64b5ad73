import { ApplicationFlags, ChannelType, OAuth2Scopes, Routes } from "discord.js";
import { silentLog } from "../../src/log.ts";
import type { DiscordSetup, Place } from "../setup-parts.ts";
import { checkToken } from "./check-token.ts";
import { encodeChannel, encodeTenant, isSnowflake } from "./ids.ts";
import { neededPermissions } from "./missing-permissions.ts";
import { registerCommands } from "./register-commands.ts";
import { createRest } from "./rest.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

const CONTENT = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
const AUTHORIZE = "https://discord.com/oauth2/authorize";
/** Servers that are asked for their channels: a first digest is no reason to ask for more. */
const MAX_SERVERS = 20;

/** What is done once at Discord, before the bot runs. Throws a ConfigurationError for what cannot be a bot token. */
export function openDiscordSetup(token: string, apiUrl: string | null): DiscordSetup {
  checkToken(token);
  const rest = createRest(token, apiUrl);

  async function listChannels({ id: guild, name }: Named): Promise<Place[]> {
    const channels = (await rest.get(Routes.guildChannels(guild))) as readonly (Named & { type: number })[];
    return channels
      .filter(({ type }) => type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement)
      .map(({ id: channel, name: title }) => ({
        label: `#${title} in ${name}`,
        platform: "discord",
        tenant: encodeTenant({ guild, channel }),
        channel: encodeChannel({ guild, channel }),
      }));
  }

  async function readFlags(): Promise<{ id: string; flags: number }> {
    const { id, flags } = (await rest.get(Routes.currentApplication())) as { id: string; flags?: number };
    return { id, flags: Number(flags ?? 0) };
  }

  return {
    async readApplication() {
      const { id, flags } = await readFlags();
      return { id, hasContent: (flags & CONTENT) !== 0 };
    },
    /** In 100 servers or more a bot must apply for it instead. */
    async allowContent() {
      const flags = (await readFlags()).flags | ApplicationFlags.GatewayMessageContentLimited;
      await rest.patch(Routes.currentApplication(), { body: { flags } });
      return flags;
    },
    registerCommands: (application) => registerCommands(rest, application, silentLog),
    async listPlaces() {
      const servers = (await rest.get(Routes.userGuilds())) as readonly Named[];
      const listed = servers.filter(({ id }) => isSnowflake(id)).slice(0, MAX_SERVERS);
      return (await Promise.all(listed.map(listChannels))).flat();
    },
    inviteLinks,
  };
}

function inviteLinks(application: string) {
  const link = (query: Record<string, string>) =>
    `${AUTHORIZE}?${new URLSearchParams({ client_id: application, ...query })}`;
  const commands = OAuth2Scopes.ApplicationsCommands;
  const permissions = String(neededPermissions());
  return {
    server: link({ integration_type: "0", permissions, scope: `${OAuth2Scopes.Bot} ${commands}` }),
    person: link({ integration_type: "1", scope: commands }),
  };
}
