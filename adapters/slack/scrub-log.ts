import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../src/log.ts";

/**
 * The Slack libraries' log lines, of which warnings and errors pass, without what could carry secrets or people's
 * words. Their debug lines hold whole messages and never pass, whatever the level.
 */
export function createSdkLog(log: Log): Logger {
  const pass =
    (write: (fields: object, message: string) => void) =>
    (...parts: unknown[]) =>
      write({ library: scrub(parts.map(describe).join(" ")) }, "slack library");
  return {
    debug: () => {},
    info: () => {},
    warn: pass((fields, message) => log.warn(fields, message)),
    error: pass((fields, message) => log.error(fields, message)),
    // Libraries that ask are told a level at which they do not even format payloads.
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  };
}

/** An error or a text; anything else could be a payload. */
function describe(part: unknown): string {
  if (part instanceof Error) return part.name;
  return typeof part === "string" ? part : typeof part;
}

/** Removes tokens, addresses (whose query may hold tickets) and quoted payloads. */
export function scrub(text: string): string {
  return text
    .slice(0, 300)
    .replace(/x(?:ox[a-z]|app)[\w.-]*/gi, "[token]")
    .replace(/(?:https?|wss?):\/\/\S+/gi, "[address]")
    .replace(/[{"'[][\s\S]*$/, "…");
}
