import { createInterface } from "node:readline";
import { createDiscordAdapter } from "../../adapters/discord/adapter.ts";
import { silentLog } from "../../src/log.ts";
import { createRecordingBot } from "../../test/support/recording-bot.ts";

/** The adapter alone in a process: prints its memory when connected and whenever a line says `measure`. */
async function main([apiUrl = "", token = ""]: readonly string[]): Promise<void> {
  const adapter = createDiscordAdapter({ token, apiUrl, log: silentLog });
  const bot = createRecordingBot();
  let messages = 0;
  bot.messagePosted = async () => {
    messages++;
  };
  const measure = () => {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    console.log(
      JSON.stringify({
        rssMb: rss / 2 ** 20,
        heapMb: heapUsed / 2 ** 20,
        messages,
        detail: adapter.status().detail,
      }),
    );
  };
  measure();
  await adapter.start(bot);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === "stop") break;
    await settle(() => messages);
    measure();
  }
  await adapter.stop();
  process.exit(0);
}

/** Waits until nothing more comes in. */
async function settle(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

await main(process.argv.slice(2));
