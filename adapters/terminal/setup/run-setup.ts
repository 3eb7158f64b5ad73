import { readFileSync } from "node:fs";
import { parseConfig, readEnvironment } from "../../../src/config.ts";
import type { Place, SetupParts } from "../../setup-parts.ts";
import { createAsk } from "../doctor-ask.ts";
import { openPress } from "../open-press.ts";
import { UsageError } from "../usage.ts";
import { askNobody } from "./ask-nobody.ts";
import { askPerson } from "./ask-person.ts";
import { chooseLanguages } from "./choose-languages.ts";
import { connectDiscord } from "./connect-discord.ts";
import { connectSlack } from "./connect-slack.ts";
import { parseSetupOptions, type SetupOptions } from "./parse-options.ts";
import { EXIT_STOPPED, SetupStopped } from "./prompts.ts";
import { startDigest } from "./start-digest.ts";
import { attempt, type Step } from "./step.ts";
import { openVariables } from "./variables.ts";

const DONE = "Done. Start Dragoman, again if it runs: npm start";
const STANDARD_INPUT = 0;

/** `setup`: the first run, step by step; each step may be skipped, and repeated without harm. */
export async function runSetup(args: readonly string[], parts: SetupParts): Promise<void> {
  const options = parseSetupOptions(args, () => readFileSync(STANDARD_INPUT, "utf8"));
  if (!options.yes && !(process.stdin.isTTY && process.stdout.isTTY))
    throw new UsageError("setup: asks questions in a terminal; elsewhere give --yes and what to do.");
  let isWrong = false;
  const prompts = options.yes
    ? askNobody(print, () => {
        isWrong = true;
      })
    : askPerson();
  const step = { prompts, variables: openVariables(), ask: createAsk(fetch) };
  try {
    await runSteps(step, options, parts);
    prompts.end(isWrong ? "Not all was done: mend what is wrong, and run setup again." : DONE);
    if (isWrong) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof SetupStopped)) throw error;
    prompts.end(error.message);
    process.exitCode = EXIT_STOPPED;
  } finally {
    prompts.close();
  }
}

async function runSteps(step: Step, options: SetupOptions, parts: SetupParts): Promise<void> {
  const { locale, timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions();
  await chooseLanguages(step, options.languages, new Intl.Locale(locale).language);
  const discord = { token: options.discordToken, messageContent: options.messageContent };
  const slack = { botToken: options.slackBotToken, appToken: options.slackAppToken };
  const lists = [
    await connectDiscord(step, discord, parts.openDiscord),
    await connectSlack(step, slack, await parts.openSlack()),
  ].filter((list) => list !== null);

  const { prompts } = step;
  const press = () => openPress(parseConfig(readEnvironment()));
  const answers = { channel: options.channel, feed: options.feed, schedule: options.digest };
  const place = await startDigest({ prompts, openPress: press, locale, timezone }, answers, () =>
    listAll(step, lists),
  );
  if (place !== null) prompts.say(`See what it would hold now: ${previewOf(place)}`);
}

async function listAll(
  { prompts }: Step,
  lists: readonly (() => Promise<readonly Place[]>)[],
): Promise<readonly Place[]> {
  const advice = "Its channels are left out here; there, use /feeds add and /digest add.";
  const found = await Promise.all(
    lists.map((list) => attempt(prompts, "Looking for channels", list(), advice)),
  );
  return found.flatMap((places) => places ?? []);
}

function previewOf({ platform, tenant, channel }: Place): string {
  const where = platform === "web" ? "" : ` --platform ${platform} --tenant ${tenant} --channel ${channel}`;
  return `npm run --silent cli -- digest --dry-run${where}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
