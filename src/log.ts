import { pino } from "pino";

/** Structured log. Carries ids and counts, never message texts, tokens or what strangers wrote. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

const secretPaths = ["token", "*.token", "authorization", "*.authorization", "password", "*.password"];

/** Writes JSON lines to standard error, so that standard output stays for data. */
export function createLog(level: string): Log {
  return pino({ name: "dragoman", level, redact: secretPaths, base: null }, pino.destination(2));
}

/** For tests and tools: says nothing. */
export const silentLog: Log = pino({ level: "silent" });
