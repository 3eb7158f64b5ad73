import type { Finding } from "../doctor.ts";
import type { Prompts } from "./prompts.ts";

export interface TokenQuestion {
  /** What it is, e.g. "Discord bot token". */
  readonly name: string;
  /** As given with the command or set already. */
  readonly known: string | null;
  /** Asks the platform about it. */
  readonly check: (token: string) => Promise<readonly Finding[]>;
}

/** Asks until the platform accepts a token; `null` where the person skips it. */
export async function askToken(
  prompts: Prompts,
  { name, known, check }: TokenQuestion,
): Promise<string | null> {
  for (let token = known ?? (await ask(prompts, name)); token !== ""; token = await ask(prompts, name)) {
    const findings = await prompts.during(`Checking the ${name}`, check(token));
    for (const finding of findings) prompts.show(finding);
    if (!findings.some(({ state }) => state === "wrong")) return token;
  }
  return null;
}

async function ask(prompts: Prompts, name: string): Promise<string> {
  return (await prompts.secret(`Paste the ${name}`)).trim();
}
