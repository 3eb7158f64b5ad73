import { parseArgs } from "node:util";
import { type Config, ConfigurationError, parseConfig, readEnvironment } from "../../src/config.ts";
import { type Check, examine, type Finding, formatFinding } from "./doctor.ts";
import { createAsk } from "./doctor-ask.ts";
import { checkDiscord } from "./doctor-discord.ts";
import { checkNetwork } from "./doctor-network.ts";
import { checkSlack } from "./doctor-slack.ts";
import { checkStore } from "./doctor-store.ts";
import { checkTranslation } from "./doctor-translation.ts";

/** Asked where the operator names no page: one that is there to be asked (RFC 2606). */
const DEFAULT_PAGE = "https://example.com/";

/** `doctor`: one line for each thing that was checked; exit code 1 where one is wrong. `scopes`: what Slack is to grant. */
export async function runDoctor(args: readonly string[], scopes: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { url: { type: "string" } } });
  const url = values.url ?? DEFAULT_PAGE;
  const machine = [checkRuntime(process.versions.node), checkNetwork({ url, fetch, now: Date.now })];
  let isWrong = false;
  for await (const finding of examine([...machine, ...checkConfiguration(readEnvironment(), scopes)])) {
    isWrong ||= finding.state === "wrong";
    process.stdout.write(`${formatFinding(finding)}\n`);
  }
  if (isWrong) process.exitCode = 1;
}

/** With a wrong configuration nothing that depends on it can be checked. */
function checkConfiguration(
  environment: Parameters<typeof parseConfig>[0],
  scopes: readonly string[],
): Check[] {
  const subject = "configuration";
  try {
    const config = parseConfig(environment);
    return [{ subject, run: async () => describe(config) }, ...checkParts(config, scopes)];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const found = error.problems.map((problem): Finding => ({ state: "wrong", subject, found: problem }));
    return [{ subject, run: async () => found }];
  }
}

function checkParts(config: Config, scopes: readonly string[]): Check[] {
  const ask = createAsk(fetch);
  return [
    ...checkStore(config),
    ...(config.discord === null ? [] : checkDiscord(config.discord, ask)),
    ...(config.slack === null ? [] : checkSlack(config.slack, ask, scopes)),
    ...(config.translation === null ? [] : [checkTranslation(config.translation, fetch)]),
  ];
}

function describe({ discord, slack }: Config): Finding[] {
  const platforms = [discord && "Discord", slack && "Slack"].filter((name) => name !== null);
  const found = `is valid; it connects to ${platforms.join(" and ") || "the web chat alone"}.`;
  return [{ state: "ok", subject: "configuration", found }];
}

/** Node.js as in package.json's `engines`. */
export function checkRuntime(version: string): Check {
  const subject = "Node.js";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > 20 || (major === 20 && minor >= 19);
  const finding: Finding = isEnough
    ? { state: "ok", subject, found: `${version}.` }
    : { state: "wrong", subject, found: `${version} is too old.`, advice: "Install 22, or 20.19 or later." };
  return { subject, run: async () => [finding] };
}
