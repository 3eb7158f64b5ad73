import type { SlackConfig } from "../../src/config.ts";
import type { Check, Finding } from "./doctor.ts";
import { type Ask, unreachable } from "./doctor-ask.ts";

const APPS = "https://api.slack.com/apps";

/** How each kind of token begins. */
const PREFIX = { SLACK_BOT_TOKEN: "xoxb-", SLACK_APP_TOKEN: "xapp-" } as const;

const ADVICE: Readonly<Record<string, string>> = {
  account_inactive: "The app was removed from the workspace: install it again, then copy the new token.",
  token_revoked: "The token was revoked: install the app again, then copy the new token.",
  missing_scope: `Give the app-level token the scope connections:write (${APPS} → Basic Information).`,
  not_allowed_token_type: "Bot tokens start with xoxb-, app-level tokens with xapp-: check which is where.",
};

/** Where the Web API's methods are, without a slash at the end. */
export function slackBase(apiUrl: string | null): string {
  return (apiUrl ?? "https://slack.com/api").replace(/\/+$/, "");
}

type Tokens = Pick<SlackConfig, "botToken" | "appToken" | "apiUrl" | "oauth">;

/** Whether Slack accepts the bot token and gives it the scopes, and the app-level token for Socket Mode. */
export function checkSlack(
  { botToken, appToken, apiUrl, oauth }: Tokens,
  ask: Ask,
  scopes: readonly string[],
): Check[] {
  const base = slackBase(apiUrl);
  const check = (subject: string, method: string, token: string, variable: keyof typeof PREFIX): Check => ({
    subject,
    async run() {
      const prefix = PREFIX[variable];
      if (!token.startsWith(prefix)) return [otherKind(subject, prefix)];
      // What no header may carry would be quoted by the error.
      if (!/^[\w.-]+$/.test(token)) return [malformed(subject, variable)];
      const headers = { authorization: `Bearer ${token}` };
      try {
        const answer = await ask(`${base}/${method}`, { method: "POST", headers });
        const missing = missingScopes(answer.headers.get("x-oauth-scopes"), method, scopes);
        return [readAnswer(subject, variable, answer.body), ...(answer.body.ok === true ? missing : [])];
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

/** Slack tells a token's scopes with every answer; a compatible server may not. */
function missingScopes(granted: string | null, method: string, wanted: readonly string[]): Finding[] {
  if (granted === null || method !== "auth.test") return [];
  const held = granted.split(",").map((scope) => scope.trim());
  const missing = wanted.filter((scope) => !held.includes(scope));
  if (missing.length === 0) return [];
  const found = `${missing.join(", ")} missing.`;
  const advice = `At ${APPS} → your app → App Manifest paste the manifest again, save, then Install App → Reinstall.`;
  return [{ state: "wrong", subject: "Slack scopes", found, advice }];
}

function otherKind(subject: string, prefix: string): Finding {
  const page = prefix === PREFIX.SLACK_BOT_TOKEN ? "OAuth & Permissions" : "Basic Information";
  const advice = `Copy it from ${APPS} → your app → ${page}.`;
  return { state: "wrong", subject, found: `expected one that starts with ${prefix}.`, advice };
}

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
