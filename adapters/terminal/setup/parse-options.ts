import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { UsageError } from "../usage.ts";

/** What was given with the command; `null` is asked for, or skipped with `yes`. */
export interface SetupOptions {
  /** Ask nothing: do what was given, skip the rest. */
  readonly yes: boolean;
  readonly discordToken: string | null;
  readonly messageContent: boolean;
  readonly slackBotToken: string | null;
  readonly slackAppToken: string | null;
  readonly languages: string | null;
  readonly channel: string | null;
  readonly feed: string | null;
  readonly digest: string | null;
}

const options = {
  yes: { type: "boolean", default: false },
  "discord-token": { type: "string" },
  "message-content": { type: "boolean", default: false },
  "slack-bot-token": { type: "string" },
  "slack-app-token": { type: "string" },
  languages: { type: "string" },
  channel: { type: "string" },
  feed: { type: "string" },
  digest: { type: "string" },
} as const;

/**
 * Reads the flags. Tokens are never among them: what a token's flag names is a file, or `-` for the next line of
 * `input`. Throws UsageError.
 */
export function parseSetupOptions(args: readonly string[], input: () => string): SetupOptions {
  const { values } = parseArgs({ args: [...args], options });
  let lines: string[] | null = null;
  const nextLine = (): string => {
    lines ??= input().split(/\r?\n/);
    return lines.shift() ?? "";
  };
  const token = (flag: "discord-token" | "slack-bot-token" | "slack-app-token"): string | null => {
    const source = values[flag];
    if (source === undefined) return null;
    if (source === "-" && !values.yes) throw new UsageError(`--${flag} -: expected --yes beside it.`);
    const found = (source === "-" ? nextLine() : readToken(flag, source)).trim();
    if (found === "")
      throw new UsageError(`--${flag}: there is no token in ${source === "-" ? "the input" : "that file"}.`);
    return found;
  };
  return {
    yes: values.yes,
    discordToken: token("discord-token"),
    messageContent: values["message-content"],
    slackBotToken: token("slack-bot-token"),
    slackAppToken: token("slack-app-token"),
    languages: values.languages ?? null,
    channel: values.channel ?? null,
    feed: values.feed ?? null,
    digest: values.digest ?? null,
  };
}

/** The name is not repeated: it may be a token that was given in place of a file. */
function readToken(flag: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `--${flag}: expected a file that holds the token, or - for standard input (${codeOf(error)}). A token on the command line would be seen by everybody on this machine.`,
    );
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? "unreadable";
}
