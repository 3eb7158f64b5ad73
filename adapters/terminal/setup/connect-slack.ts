import type { Place, SlackSetup } from "../../setup-parts.ts";
import { checkSlack, slackBase } from "../doctor-slack.ts";
import { askToken } from "./ask-token.ts";
import { runChecks, type Step, save } from "./step.ts";

const CREATE =
  "Open this link, choose your workspace, press “Next” and “Create” (the app's manifest is in it):";
const BOT_GUIDE = `1. Press “Install to Workspace” and “Allow”.
2. Open “OAuth & Permissions” on the left and copy the Bot User OAuth Token (xoxb-…).`;
const APP_GUIDE = `3. Open “Basic Information”, go to “App-Level Tokens”, press “Generate Token and Scopes”.
4. Name it, add the scope connections:write, press “Generate”, and copy it (xapp-…).`;

export interface SlackAnswers {
  readonly botToken: string | null;
  readonly appToken: string | null;
}

/** App, both tokens; gives the channels that a digest may go to, `null` where Slack is skipped. */
export async function connectSlack(
  step: Step,
  answers: SlackAnswers,
  slack: SlackSetup,
): Promise<(() => Promise<readonly Place[]>) | null> {
  const { prompts, variables, ask } = step;
  if (variables.read("SLACK_CLIENT_ID") !== null) {
    prompts.say(
      "Slack: many workspaces install the app themselves; nothing is set up here (docs/operating.md).",
    );
    return null;
  }
  const knownBot = answers.botToken ?? variables.read("SLACK_BOT_TOKEN");
  const knownApp = answers.appToken ?? variables.read("SLACK_APP_TOKEN");
  if (knownBot === null && knownApp === null && !(await guide(step, slack))) return null;

  const apiUrl = variables.read("SLACK_API_URL");
  const check = (tokens: SlackAnswers) =>
    runChecks(checkSlack({ ...tokens, apiUrl, oauth: null }, ask, slack.scopes));
  const botToken = await askToken(prompts, {
    name: "Slack bot token",
    known: knownBot,
    check: (token) => check({ botToken: token, appToken: null }),
  });
  if (botToken === null) return null;
  const isOverHttp = knownApp === null && variables.read("SLACK_SIGNING_SECRET") !== null;
  if (isOverHttp) save(step, { SLACK_BOT_TOKEN: botToken });
  else if (!(await addAppToken(step, botToken, knownApp, check))) return null;
  prompts.say("Invite Dragoman to a channel on Slack: /invite @dragoman");
  return () => slack.listPlaces((method, args) => callSlack(step, botToken, method, args));
}

async function guide({ prompts }: Step, { manifestLink }: SlackSetup): Promise<boolean> {
  if (!(await prompts.confirm("Connect Slack?"))) return false;
  prompts.link(CREATE, manifestLink);
  prompts.say(BOT_GUIDE);
  return true;
}

/** One token without the other would keep Dragoman from starting: both are written, or none. */
async function addAppToken(
  step: Step,
  botToken: string,
  known: string | null,
  check: (tokens: SlackAnswers) => ReturnType<typeof runChecks>,
): Promise<boolean> {
  const { prompts } = step;
  if (known === null) prompts.say(APP_GUIDE);
  const appToken = await askToken(prompts, {
    name: "Slack app-level token",
    known,
    check: (token) => check({ botToken: null, appToken: token }),
  });
  if (appToken === null) {
    const found = "is missing: nothing was written for Slack.";
    prompts.show({
      state: "wrong",
      subject: "Slack app-level token",
      found,
      advice: "Run setup again with it.",
    });
    return false;
  }
  save(step, { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken });
  return true;
}

async function callSlack(
  { ask, variables }: Step,
  token: string,
  method: string,
  args: Readonly<Record<string, string>>,
) {
  const { body } = await ask(`${slackBase(variables.read("SLACK_API_URL"))}/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  if (body.ok !== true) throw new Error(`${method}: ${body.error}`);
  return body;
}
