/** What the bot asks for: as little as its ways in need. */
export const SCOPES = [
  "app_mentions:read",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:write",
  "links:read",
  "links:write",
  "mpim:history",
  "reactions:read",
  "reactions:write",
  "users:read",
] as const;

/** The events that it subscribes to. */
export const EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "link_shared",
  "message.channels",
  "message.groups",
  "message.im",
  "message.mpim",
  "reaction_added",
  "tokens_revoked",
] as const;
