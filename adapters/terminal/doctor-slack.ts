import type { SlackConfig } from "../../src/config.ts";
import type { Check, Finding } from "./doctor.ts";
import { type Ask, unreachable } from "./doctor-ask.ts";

const APPS = "https://api.slack.com/apps";

const ADVICE: Readonly<Record<string, string>> = {
  account_inactive: "The app was removed from the workspace: install it again, then copy the new token.",
  token_revoked: "The token was revoked: install the app again, then copy the new token.",
  missing_scope: `Give the app-level token the scope connections:write (${APPS} → Basic Information).`,
  not_allowed_token_type: "Bot tokens start with xoxb-, app-level tokens with xapp-: check which is where.",
};

/** Whether Slack accepts the bot token, and the app-level token for Socket Mode. */
export function checkSlack({ botToken, appToken, apiUrl, oauth }: SlackConfig, ask: Ask): Check[] {
  const base = (apiUrl ?? "https://slack.com/api").replace(/\/+$/, "");

  const check = (subject: string, method: string, token: string, variable: string): Check => ({
    subject,
    async run() {
      // What no header may carry would be quoted by the error.
      if (!/^xox[a-z]-[\w.-]+$|^xapp-[\w.-]+$/.test(token)) return [malformed(subject, variable)];
      const headers = { authorization: `Bearer ${token}` };
      try {
        const { body } = await ask(`${base}/${method}`, { method: "POST", headers });
        return [readAnswer(subject, variable, body)];
      } catch (error) {
        return [unreachable(subject, "SLACK_API_URL", error)];
      }
    },
  });

  const checks: Check[] = [];
  if (botToken !== null) checks.push(check("Slack bot token", "auth.test", botToken, "SLACK_BOT_TOKEN"));
  if (appToken !== null)
    checks.push(check("Slack app token", "apps.connections.open", appToken, "SLACK_APP_TOKEN"));
  if (oauth !== null) checks.push(workspaces);
  return checks;
}

const workspaces: Check = {
  subject: "Slack installs",
  run: async () => [
    { state: "ok", subject: "Slack installs", found: "each workspace brings a token of its own." },
  ],
};

function malformed(subject: string, variable: string): Finding {
  const found = "holds spaces, quotes or other characters that no token has.";
  return { state: "wrong", subject, found, advice: `Copy it again from ${APPS} into ${variable}.` };
}

function readAnswer(subject: string, variable: string, body: Readonly<Record<string, unknown>>): Finding {
  if (body.ok === true) {
    const team = typeof body.team === "string" ? ` in ${JSON.stringify(body.team)}` : "";
    return { state: "ok", subject, found: `accepted${team}.` };
  }
  const error = typeof body.error === "string" ? body.error : "an unreadable answer";
  const advice = ADVICE[error] ?? `Copy it again from ${APPS} into ${variable}.`;
  return { state: "wrong", subject, found: `refused (${error}).`, advice };
}
