#!/usr/bin/env node
import { cardToText } from "../../src/card/card-to-text.ts";
import { makeProblemNotice } from "../../src/card/notice-card.ts";
import { ConfigurationError } from "../../src/config.ts";
import { ReadingError } from "../../src/errors.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { terminalCommands } from "./commands.ts";
import { UsageError } from "./usage.ts";

/** Exit codes as in BSD's sysexits.h. */
const EXIT_USAGE = 64;
const EXIT_DATA = 65;
const EXIT_CONFIGURATION = 78;

const [name = "help", ...args] = process.argv.slice(2);
// A reader that went away (`| head`) is the end of our work, not a fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  const command = terminalCommands[name === "--help" || name === "-h" ? "help" : name];
  if (command === undefined) throw new UsageError(`dragoman: there is no command "${name}".`);
  await (await command.load())(args);
} catch (error) {
  process.exitCode = explain(error);
}

function explain(error: unknown): number {
  if (error instanceof UsageError || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")) {
    process.stderr.write(`${(error as Error).message}\nTry: npm run --silent cli -- help\n`);
    return EXIT_USAGE;
  }
  if (error instanceof ReadingError) {
    const words = createTranslator(Intl.DateTimeFormat().resolvedOptions().locale);
    process.stderr.write(`${cardToText(makeProblemNotice(words, error))}\n`);
    return EXIT_DATA;
  }
  if (error instanceof ConfigurationError) {
    process.stderr.write(`${error.problems.join("\n")}\n`);
    return EXIT_CONFIGURATION;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
