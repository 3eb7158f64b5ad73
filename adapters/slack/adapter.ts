import type { IncomingMessage, ServerResponse } from "node:http";
import { App, type AuthorizeResult, type HTTPReceiver, type Receiver } from "@slack/bolt";
import type { Bot } from "../../src/chat/bot.ts";
import type { ChatAdapter, OnCall } from "../../src/chat/chat-adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { ConfigurationError, type SlackConfig } from "../../src/config.ts";
import type { Log } from "../../src/log.ts";
import type { InstallationStore } from "../../src/store/installations.ts";
import { clientOptions, createApi, normaliseApiUrl } from "./call-api.ts";
import { checkBotToken, checkShapes, explain } from "./check-tokens.ts";
import type { SlackFailure } from "./classify-error.ts";
import { authorizeOnce, type FindToken, fixedInstall, type Locate } from "./find-installation.ts";
import { encodeTenant } from "./ids.ts";
import { listenToActions } from "./inbound-actions.ts";
import { listenToCommands } from "./inbound-commands.ts";
import { listenToEvents } from "./inbound-events.ts";
import { createInstallations } from "./installations.ts";
import { keepEvents } from "./keep-events.ts";
import { createPace } from "./keep-pace.ts";
import { createSockets, type Sockets } from "./keep-sockets.ts";
import { createPeople } from "./look-up-people.ts";
import { typeCommand } from "./parse-command.ts";
import { createPosting } from "./post-cards.ts";
import { createRecentMessages } from "./recent-messages.ts";
import { listenToForms } from "./run-forms.ts";
import { createSdkLog } from "./scrub-log.ts";
import { createSeal } from "./seal-text.ts";
import { createHttpReceiver, serveRequest } from "./serve-http.ts";
import { createWork, describeError } from "./track-work.ts";

export interface SlackAdapterOptions extends SlackConfig {
  readonly log: Log;
  /** Needed with `oauth`; without it an uninstall leaves what was kept for direct conversations. */
  readonly installations?: InstallationStore;
  /** Keeps events from before they are acknowledged until they are answered. */
  readonly inbox: Inbox;
  readonly onCall?: OnCall;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Slack as a chat platform; over HTTP, requests must be passed to `handleHttp`. */
export interface SlackAdapter extends ChatAdapter {
  /** Answers requests to `/slack/events`, `/slack/install` and `/slack/oauth_redirect`; false for all others. */
  handleHttp(request: IncomingMessage, response: ServerResponse): boolean;
}

/** How long a stop waits for what was begun, in milliseconds. */
const FINISH_TIME = 8_000;

/**
 * Creates the adapter: Socket Mode with an app token, signed HTTP requests with a signing secret; one workspace with
 * a bot token, many with `oauth`. Throws a ConfigurationError on tokens of the wrong shape and on installs without a
 * key to encrypt them. Nothing is sent before `start`.
 */
export function createSlackAdapter(options: SlackAdapterOptions): SlackAdapter {
  const { botToken, appToken, signingSecret, inbox, onCall, log, now = Date.now } = options;
  checkShapes(options);
  const logger = createSdkLog(log);
  const apiUrl = normaliseApiUrl(options.apiUrl);
  const library = clientOptions(apiUrl, logger);
  const http = needsHttp(options) ? createHttp() : null;
  const sockets =
    appToken === null
      ? null
      : createSockets({ appToken, clientOptions: library, logger, log, mayOpen: inbox.isOpen });
  const fixed = botToken === null ? null : fixedInstall(botToken);
  const locate: Locate = fixed?.locate ?? authorizeOnce(http!.installer!);
  const findToken: FindToken = fixed?.findToken ?? (async (team) => (await locate(team)).botToken ?? "");

  const pace = createPace();
  const call = createApi({ apiUrl, logger, pace, tokenOf: findToken, ...(onCall && { onCall }) });
  const recent = createRecentMessages();
  const people = createPeople({
    call,
    now,
    log,
    noteDirect: async (team, tenant) => options.installations?.addDirect(encodeTenant(team), tenant),
  });
  const posting = createPosting({
    call,
    now,
    rootOf: (channel, ts) => recent.find(channel, ts)?.thread ?? ts,
    log,
  });
  const work = createWork(log);
  let state: "new" | "running" | "stopped" = "new";

  function createHttp(): HTTPReceiver {
    const { oauth, installations } = options;
    const installs =
      oauth === null || installations === undefined
        ? null
        : {
            config: oauth,
            installations: createInstallations(installations, createSeal(oauth.installationKey), now),
          };
    return createHttpReceiver({
      signingSecret: appToken === null ? signingSecret : null,
      oauth: installs,
      apiUrl,
      clientOptions: library,
      logger,
    });
  }

  function createApp(bot: Bot): void {
    const app = new App({
      receiver: toReceiver(sockets, http, inbox),
      authorize: async ({ teamId, enterpriseId, isEnterpriseInstall }): Promise<AuthorizeResult> =>
        locate(teamId ?? enterpriseId ?? "", isEnterpriseInstall ? enterpriseId : undefined),
      clientOptions: library,
      logger,
      convoStore: false,
    });
    app.error(async (error) => log.error(describeError(error), "a Slack request failed"));
    const wire = { bot, call, people, posting, recent, log, run: work.run, teamRemoved };
    for (const listen of [listenToCommands, listenToActions, listenToForms, listenToEvents])
      listen(app, wire);

    async function teamRemoved(team: string): Promise<void> {
      recent.forgetTeam(team);
      people.forgetTeam(team);
      const tenant = encodeTenant(team);
      const directs = (await options.installations?.listDirect(tenant)) ?? [];
      for (const removed of [...directs, tenant]) await bot.tenantRemoved(removed);
      await options.installations?.remove(tenant);
    }
  }

  return {
    platform: "slack",
    digestsInThreads: true,
    async start(bot) {
      if (fixed !== null) fixed.identify(await checkBotToken(call));
      createApp(bot);
      await sockets?.start().catch((error: SlackFailure) => {
        throw explain("SLACK_APP_TOKEN", error);
      });
      state = "running";
    },
    async stop() {
      if (state === "stopped") return;
      state = "stopped";
      await sockets?.stop();
      await work.finish(FINISH_TIME);
      pace.stop();
    },
    status() {
      const connected = state === "running" && (sockets?.connected() ?? true);
      return { connected, detail: describeState(sockets, connected) };
    },
    handleHttp: (request, response) =>
      state === "running" && http !== null && serveRequest(http, request, response),
    post: posting.post,
    update: posting.update,
    remove: posting.remove,
    whisper: (channel, person, card) => posting.whisper(channel, person, card),
    react: posting.react,
    typed: typeCommand,
    findDelivery: posting.findDelivery,
  };
}

/** Throws where what is given cannot work. */
function needsHttp({
  appToken,
  signingSecret,
  botToken,
  oauth,
  installations,
}: SlackAdapterOptions): boolean {
  const problems: string[] = [];
  if (botToken === null && oauth === null)
    problems.push("SLACK_BOT_TOKEN: needed, or SLACK_CLIENT_ID for installs in many workspaces.");
  if (appToken === null && signingSecret === null)
    problems.push("SLACK_APP_TOKEN: needed for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode.");
  if (oauth !== null && (oauth.installationKey === "" || installations === undefined))
    problems.push("SLACK_INSTALLATION_KEY: needed to encrypt the tokens of many workspaces.");
  if (problems.length > 0) throw new ConfigurationError(problems);
  return appToken === null || oauth !== null;
}

/** What Bolt sees as its receiver; starting and stopping is done here. */
function toReceiver(sockets: Sockets | null, http: HTTPReceiver | null, inbox: Inbox): Receiver {
  return {
    init(app) {
      const keeping = keepEvents(app, inbox);
      sockets?.init(keeping);
      http?.init(keeping);
    },
    start: async () => {},
    stop: async () => {},
  };
}

function describeState(sockets: Sockets | null, connected: boolean): string {
  const mode = sockets === null ? "HTTP" : "Socket Mode";
  return `${mode}, ${connected ? "connected" : "not connected"}`;
}
