import { createTranslator } from "../../src/i18n/translate.ts";
import { GLOBAL_SHORTCUT, MESSAGE_SHORTCUT } from "./inbound-commands.ts";
import { GROUP_COMMAND, groupWords, SHORT_COMMAND } from "./parse-command.ts";
import { EVENTS, SCOPES } from "./scopes.ts";
import { EVENTS_PATH, REDIRECT_PATH } from "./serve-http.ts";

/** Slack's own limits on a manifest's texts, in characters. */
const MAX_HINT = 1000;
const MAX_DESCRIPTION = 2000;

/**
 * The app manifest (schema version 1) for one workspace over Socket Mode, made from the command table. `address` (the
 * bot's public https address) gives the manifest of HTTP mode with installs in many workspaces.
 */
export function buildManifest(address: string | null = null): object {
  const { t } = createTranslator("en");
  const url = address === null ? {} : { url: `${address}${EVENTS_PATH}` };
  const command = (name: string, description: string, hint: string) => ({
    command: `/${name}`,
    ...url,
    description: description.slice(0, MAX_DESCRIPTION),
    usage_hint: hint.slice(0, MAX_HINT),
    should_escape: false,
  });
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: { name: t("home.title"), description: t("help.title") },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: t("home.title").toLowerCase(), always_online: true },
      shortcuts: [
        {
          name: t("menu.summarize-links"),
          type: "message",
          callback_id: MESSAGE_SHORTCUT,
          description: t("command.summarize"),
        },
        {
          name: t("menu.summarize-link"),
          type: "global",
          callback_id: GLOBAL_SHORTCUT,
          description: t("command.summarize"),
        },
      ],
      slash_commands: [
        command(SHORT_COMMAND, t("command.summarize"), "<link> [in language] [length]"),
        command(GROUP_COMMAND, t("help.title"), groupWords().join(" | ")),
      ],
    },
    oauth_config: {
      ...(address === null ? {} : { redirect_urls: [`${address}${REDIRECT_PATH}`] }),
      scopes: { bot: SCOPES },
    },
    settings: {
      event_subscriptions: {
        ...(address === null ? {} : { request_url: `${address}${EVENTS_PATH}` }),
        bot_events: EVENTS,
      },
      interactivity: {
        is_enabled: true,
        ...(address === null
          ? {}
          : {
              request_url: `${address}${EVENTS_PATH}`,
              message_menu_options_url: `${address}${EVENTS_PATH}`,
            }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: address === null,
      token_rotation_enabled: address !== null,
    },
  };
}
