import { createInterface, type Interface } from "node:readline";
import { parseArgs } from "node:util";
import { createBot } from "../../src/bot.ts";
import { parseConfig, readEnvironment } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { createTerminalAdapter } from "./adapter.ts";
import { openReading } from "./open-press.ts";

/** `chat`: the bot in this terminal, until the input ends (Ctrl+D). Digests are not delivered here, only previewed. */
export async function runChat(args: readonly string[]): Promise<void> {
  parseArgs({ args: [...args] });
  const config = parseConfig(readEnvironment());
  const log = createLog(config.logLevel === "info" ? "warn" : config.logLevel);
  const { store, reader, subscriptions, close } = await openReading(config, log);
  const { stdin: input, stdout: output } = process;
  const typing = createInterface({ input, output, prompt: input.isTTY ? "> " : "" });
  const adapter = createTerminalAdapter({
    input: promptLines(typing),
    write: (text) => void output.write(text),
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
  });
  const { readerLanguages } = config;
  const { random } = Math;
  const bot = createBot({
    reader,
    store,
    adapters: [adapter],
    log,
    now: Date.now,
    random,
    readerLanguages,
    textDays: config.retention.textDays,
    subscriptions,
  });
  try {
    await adapter.start(bot);
    await adapter.ended();
    await adapter.stop();
  } finally {
    typing.close();
    await close();
  }
}

/** Asks for the next line when the one before it has been answered. */
async function* promptLines(typing: Interface): AsyncGenerator<string> {
  if (process.stdin.isTTY) process.stdout.write("Paste a link, or type /help. Ctrl+D ends.\n");
  typing.on("SIGINT", () => typing.close());
  typing.prompt();
  for await (const line of typing) {
    yield line;
    typing.prompt();
  }
}
