import { ConfigurationError } from "../../src/config.ts";
import type { CallApi } from "./call-api.ts";
import type { SlackFailure } from "./classify-error.ts";

/** Who we are in a workspace. */
export interface Identity {
  readonly team: string;
  readonly botUser: string;
  readonly bot: string;
}

/** Throws a ConfigurationError where a token cannot be what it is given for; nothing is sent. */
export function checkShapes({
  botToken,
  appToken,
}: {
  botToken: string | null;
  appToken: string | null;
}): void {
  const problems: string[] = [];
  if (botToken !== null && !/^xoxb-[\w.-]+$/.test(botToken))
    problems.push(
      "SLACK_BOT_TOKEN: expected a bot token, which starts with xoxb- (OAuth & Permissions page).",
    );
  if (appToken !== null && !/^xapp-[\w.-]+$/.test(appToken))
    problems.push(
      "SLACK_APP_TOKEN: expected an app-level token, which starts with xapp- (Basic Information page).",
    );
  if (problems.length > 0) throw new ConfigurationError(problems);
}

/** Asks Slack who the bot token belongs to. Throws a ConfigurationError where Slack refuses it. */
export async function checkBotToken(call: CallApi): Promise<Identity> {
  const answer = await call("", "auth.test", {}).catch((error: SlackFailure) => {
    throw explain("SLACK_BOT_TOKEN", error);
  });
  return {
    team: String(answer.team_id ?? answer.enterprise_id ?? "T0"),
    botUser: String(answer.user_id ?? ""),
    bot: String(answer.bot_id ?? ""),
  };
}

/** A refusal at the start as something that the operator can act on, naming the variable and Slack's word for it. */
export function explain(variable: string, failure: SlackFailure): Error {
  if (failure.code === "network" || failure.code === "rate_limited" || failure.code === "unreadable_answer")
    return new ConfigurationError([
      `SLACK_API_URL: Slack cannot be reached there (${failure.message}). Check the address and the network.`,
    ]);
  return new ConfigurationError([
    `${variable}: Slack refuses this token (${failure.code}). ${ADVICE[failure.code] ?? "Copy it again from the app's page."}`,
  ]);
}

const ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: "Copy it again from the app's page, without spaces, and check that the app is installed.",
  not_authed: "Copy it again from the app's page.",
  account_inactive: "The app was removed from the workspace: install it again and copy the new token.",
  token_revoked: "The token was revoked: install the app again and copy the new token.",
  not_allowed_token_type:
    "It is the wrong kind of token: bot tokens start with xoxb-, app-level tokens with xapp-.",
  missing_scope: "It needs the scope connections:write (Basic Information page, App-Level Tokens).",
};
