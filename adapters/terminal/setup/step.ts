import { type Check, examine, type Finding, reasonOf } from "../doctor.ts";
import type { Ask } from "../doctor-ask.ts";
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
    return await prompts.during(subject, work);
  } catch (error) {
    prompts.show({ state: "wrong", subject, found: `failed (${reasonOf(error)}).`, advice });
    return null;
  }
}

/** Writes variables and says so; a variable that the environment sets otherwise is told. */
export function save({ prompts, variables }: Step, values: Readonly<Record<string, string>>): void {
  const names = Object.keys(values).join(" and ");
  const overruled = variables.save(values);
  prompts.show({ state: "ok", subject: ".env", found: `holds ${names}.` });
  for (const name of overruled)
    prompts.show({
      state: "warning",
      subject: name,
      found: "is set otherwise in the environment, which wins over .env.",
      advice: `Unset it there: unset ${name}`,
    });
}
