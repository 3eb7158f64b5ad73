import type { SlackSetup } from "../setup-parts.ts";
import { buildManifest } from "./build-manifest.ts";
import { encodePlace, encodeTenant } from "./ids.ts";
import { SCOPES } from "./scopes.ts";

const NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json=";

/** What is asked for when a bot is in more channels than a menu can show. */
const MAX_CHANNELS = "200";

/** What is done once at Slack, before the bot runs. */
export const slackSetup: SlackSetup = {
  manifestLink: NEW_APP + encodeURIComponent(JSON.stringify(buildManifest())),
  scopes: SCOPES,
  async listPlaces(call) {
    const { team_id: team } = await call("auth.test", {});
    const { channels } = await call("users.conversations", {
      types: "public_channel,private_channel",
      exclude_archived: "true",
      limit: MAX_CHANNELS,
    });
    if (typeof team !== "string" || !Array.isArray(channels)) return [];
    return (channels as readonly { id: string; name?: string }[]).map(({ id, name }) => ({
      label: `#${name ?? id} on Slack`,
      platform: "slack",
      tenant: encodeTenant(team),
      channel: encodePlace({ team, id }),
    }));
  },
};
