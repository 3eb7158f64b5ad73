import { ConfigurationError } from "../../../src/config.ts";
import type { DiscordSetup, Place, SetupParts } from "../../setup-parts.ts";
import type { Finding } from "../doctor.ts";
import { checkDiscord } from "../doctor-discord.ts";
import { askToken } from "./ask-token.ts";
import { attempt, runChecks, type Step, save } from "./step.ts";

const GUIDE = `1. Open https://discord.com/developers/applications and press “New Application”.
2. Open “Bot” on the left, press “Reset Token”, then “Copy”.`;

const AGAIN = "Run setup again; what is done already is not done twice.";
const CONTENT = `Turn on the Message Content Intent?
It lets Dragoman see links that people post, for reactions and for cards without a
command. Commands work without it.`;

export interface DiscordAnswers {
  readonly token: string | null;
  /** Turn on the message content intent without asking. */
  readonly messageContent: boolean;
}

/** Token, intent, commands, invite link; gives the channels that a digest may go to, `null` where Discord is skipped. */
export async function connectDiscord(
  step: Step,
  answers: DiscordAnswers,
  openDiscord: SetupParts["openDiscord"],
): Promise<(() => Promise<readonly Place[]>) | null> {
  const { prompts, variables, ask } = step;
  const known = answers.token ?? variables.read("DISCORD_TOKEN");
  if (known === null && !(await prompts.confirm("Connect Discord?"))) return null;
  if (known === null) prompts.say(GUIDE);
  const apiUrl = variables.read("DISCORD_API_URL");
  const check = async (token: string) =>
    (await explainShape(token)) ?? runChecks(checkDiscord({ token, apiUrl }, ask));
  const explainShape = (token: string) => openDiscord(token, apiUrl).then(() => null, readProblems);
  const token = await askToken(prompts, { name: "Discord bot token", known, check });
  if (token === null) return null;
  save(step, { DISCORD_TOKEN: token });
  const discord = await openDiscord(token, apiUrl);
  await finish(step, discord, answers.messageContent);
  return () => discord.listPlaces();
}

/** What cannot be a bot token at all is told without being sent. */
function readProblems(error: unknown): readonly Finding[] {
  if (!(error instanceof ConfigurationError)) throw error;
  return error.problems.map((problem) => {
    const [subject = "", ...found] = problem.split(": ");
    return { state: "wrong", subject, found: found.join(": ") };
  });
}

async function finish({ prompts }: Step, discord: DiscordSetup, messageContent: boolean): Promise<void> {
  const application = await attempt(prompts, "Discord application", discord.readApplication(), AGAIN);
  if (application === null) return;
  const { id, hasContent } = application;
  if (!hasContent && (messageContent || (await prompts.confirm(CONTENT)))) {
    const advice =
      "Turn it on by hand: https://discord.com/developers/applications → your application → Bot.";
    const done = await attempt(prompts, "Message Content Intent", discord.allowContent(), advice);
    if (done !== null) prompts.show({ state: "ok", subject: "Message Content Intent", found: "turned on." });
  }
  const isNew = await attempt(prompts, "Discord commands", discord.registerCommands(id), AGAIN);
  if (isNew !== null)
    prompts.show({
      state: "ok",
      subject: "Discord commands",
      found: isNew ? "registered." : "are registered already.",
    });
  const links = discord.inviteLinks(id);
  prompts.link("Invite Dragoman to a server of yours:", links.server);
  prompts.link("Or add it for yourself alone, wherever you are on Discord:", links.person);
}
