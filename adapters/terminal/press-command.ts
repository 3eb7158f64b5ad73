import { parseArgs } from "node:util";
import { cardToText } from "../../src/card/card-to-text.ts";
import type { Progress, Reply } from "../../src/chat/bot.ts";
import { parseCommand } from "../../src/chat/parse-command.ts";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { openPress } from "./open-press.ts";
import { UsageError } from "./usage.ts";

const options = {
  "dry-run": { type: "boolean", default: false },
  platform: { type: "string", default: "web" },
  tenant: { type: "string", default: "web:local" },
  channel: { type: "string", default: "web:chat" },
  for: { type: "string" },
} as const;

/** Milliseconds between two lines of progress in a file or pipe. */
const PROGRESS_PAUSE = 1_000;

/** `feeds`: the chat's command for a channel, by default that of the web chat; `feeds export` prints OPML alone. */
export async function runFeeds(args: readonly string[]): Promise<void> {
  await runPress("feeds", args);
}

/** `digest`: `--dry-run` prints what a channel's digest would hold now; else the chat's command. */
export async function runDigest(args: readonly string[]): Promise<void> {
  await runPress("digest", args);
}

async function runPress(command: "feeds" | "digest", args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const typed = values["dry-run"] ? ["preview", ...positionals] : positionals;
  const call = parseCommand(
    [command, ...typed.map((word) => (/\s/.test(word) ? `"${word}"` : word))].join(" "),
  );
  if ("unknown" in call) throw new UsageError(`${command}: there is no "${call.unknown}".`);
  const { platform, tenant, channel } = values;
  const locale = values.for ?? Intl.DateTimeFormat().resolvedOptions().locale;
  const press = await openPress(parseConfig(readEnvironment()));
  try {
    const subscriber = { platform, tenant, channel };
    print(await press.answer(subscriber, call, locale, createProgress(process.stderr)));
  } finally {
    await press.close();
  }
}

/** A file goes to standard output alone, so that it can be redirected; the words around it to standard error. */
function print({ cards, files = [] }: Reply): void {
  const words = cards.map((card) => `${cardToText(card)}\n`).join("\n");
  (files.length > 0 ? process.stderr : process.stdout).write(words);
  for (const file of files) process.stdout.write(`${file.content}\n`);
}

/** On a terminal one line that changes; elsewhere a line now and then. */
function createProgress(out: NodeJS.WriteStream): Progress {
  let shownAt = 0;
  return (card) => {
    const line = cardToText(card).trim();
    if (out.isTTY) out.write(`\r\x1b[K${line}`);
    else if (Date.now() - shownAt >= PROGRESS_PAUSE) {
      shownAt = Date.now();
      out.write(`${line}\n`);
    }
  };
}
