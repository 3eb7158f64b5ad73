#!/usr/bin/env node
import { ConfigurationError, parseConfig, readEnvironment } from "../src/config.ts";
import { createLog } from "../src/log.ts";
import { startProcess } from "./start-process.ts";

/** Exit code of a wrong configuration, as in BSD's sysexits.h. */
const EXIT_CONFIGURATION = 78;

try {
  const config = parseConfig(readEnvironment());
  const log = createLog(config.logLevel);
  // A library that rejects in the background must not take the other platforms down with it.
  process.on("unhandledRejection", (err) => log.error({ err }, "a rejection that nobody handled"));
  const running = await startProcess(config, log);
  process.stdout.write(`Dragoman is ready: ${running.address}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(signal));

  async function stop(signal: string): Promise<void> {
    log.info({ signal }, "stopping");
    await running.stop();
    process.exit();
  }
} catch (error) {
  const isOurs = error instanceof ConfigurationError;
  const explanation = isOurs ? error.problems.join("\n") : (error as Error).stack;
  process.stderr.write(`Dragoman cannot start.\n${explanation}\n`);
  process.exit(isOurs ? EXIT_CONFIGURATION : 1);
}
