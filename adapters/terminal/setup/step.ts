import { type Check, examine, type Finding, reasonOf } from "../doctor.ts";
import type { Ask } from "../doctor-ask.ts";
import { UsageError } from "../usage.ts";
import type { Prompts } from "./prompts.ts";
import type { Variables } from "./variables.ts";

/** What every step of setup works with. */
export interface Step {
  readonly prompts: Prompts;
  readonly variables: Variables;
  /** Asks platforms' APIs. */
  readonly ask: Ask;
}

/** Runs checks to their end. */
export async function runChecks(checks: readonly Check[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of examine(checks)) findings.push(finding);
  return findings;
}

/** Does something that a platform may refuse; a refusal is shown with what to do, and gives `null`. */
export async function attempt<T>(
  prompts: Prompts,
  subject: string,
  work: Promise<T>,
  advice: string,
): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    prompts.show({ state: "wrong", subject, found: `failed (${reasonOf(error)}).`, advice });
    return null;
  }
}

/**
 * Writes variables and says so; a variable that the environment sets otherwise is told. Where `.env` cannot be written, as
 * in a container, the environment must have them already, else UsageError is thrown.
 */
export function save({ prompts, variables }: Step, values: Readonly<Record<string, string>>): void {
  const differing = () => Object.keys(values).filter((name) => variables.read(name) !== values[name]);
  const names = Object.keys(values).join(" and ");
  try {
    variables.save(values);
    prompts.show({ state: "ok", subject: ".env", found: `holds ${names}.` });
  } catch (error) {
    if (!(error instanceof UsageError) || differing().length > 0) throw error;
    const found = `${error.message} The environment has ${names}.`;
    prompts.show({ state: "warning", subject: "settings", found });
  }
  for (const name of differing())
    prompts.show({
      state: "warning",
      subject: name,
      found: "is set otherwise in the environment, which wins over .env.",
      advice: `Unset it there: unset ${name}`,
    });
}
