import type { IncomingMessage, ServerResponse } from "node:http";
import {
  HTTPReceiver,
  type HTTPReceiverOptions,
  type InstallationStore,
  type Logger,
  type webApi,
} from "@slack/bolt";
import type { SlackOauthConfig } from "../../src/config.ts";
import { SCOPES } from "./scopes.ts";

export const EVENTS_PATH = "/slack/events";
export const INSTALL_PATH = "/slack/install";
export const REDIRECT_PATH = "/slack/oauth_redirect";
const PATHS: ReadonlySet<string> = new Set([EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH]);

export interface HttpOptions {
  /** `null`: events come over Socket Mode, only installs over HTTP. */
  readonly signingSecret: string | null;
  readonly oauth: { readonly config: SlackOauthConfig; readonly installations: InstallationStore } | null;
  readonly apiUrl: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
}

/** Bolt's own receiver, which checks signatures and runs installs; it never listens on a port of its own. */
export function createHttpReceiver(options: HttpOptions): HTTPReceiver {
  const { signingSecret, oauth, apiUrl, clientOptions, logger } = options;
  return new HTTPReceiver({
    signingSecret: signingSecret ?? "unused",
    endpoints: signingSecret === null ? [] : [EVENTS_PATH],
    logger,
    bodyLimit: "1mb",
    ...(oauth === null ? {} : installOptions(oauth, apiUrl, clientOptions)),
  });
}

function installOptions(
  { config, installations }: NonNullable<HttpOptions["oauth"]>,
  apiUrl: string,
  clientOptions: webApi.WebClientOptions,
): Partial<HTTPReceiverOptions> {
  return {
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    stateSecret: config.stateSecret,
    installationStore: installations,
    scopes: [...SCOPES],
    installerOptions: {
      clientOptions,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      // The consent page stands beside the API: https://slack.com/oauth/v2/authorize.
      authorizationUrl: new URL("../oauth/v2/authorize", apiUrl).href,
    },
  };
}

/** Answers a request that is for Slack's part; false leaves it to others. */
export function serveRequest(
  receiver: HTTPReceiver,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const path = URL.parse(request.url ?? "", "http://localhost")?.pathname ?? "";
  if (!PATHS.has(path)) return false;
  try {
    receiver.requestListener(request, response);
  } catch {
    // Bolt throws on a known path with another method.
    response.writeHead(404).end();
  }
  return true;
}
