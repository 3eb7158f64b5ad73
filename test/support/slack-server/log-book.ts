import type { Log } from "../../../src/log.ts";

/** A log at debug level that keeps all that is written to it. */
export function createLogBook(): { readonly log: Log; readonly lines: string[]; text(): string } {
  const lines: string[] = [];
  const write = (level: string) => (fields: object, message: string) => {
    lines.push(JSON.stringify({ level, ...fields, message }));
  };
  const log: Log = {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    child: () => log,
  };
  return { log, lines, text: () => lines.join("\n") };
}
