import { pino } from "pino";
import { describeError } from "./describe-error.ts";
import { currentRequest } from "./request.ts";

/** Structured log. Carries ids and counts, never message texts, tokens or what strangers wrote. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

const secretPaths = ["token", "*.token", "authorization", "*.authorization", "password", "*.password"];

/** Writes JSON lines to standard error, so that standard output stays for data. Each says which request it belongs to. */
export function createLog(
  level: string,
  destination: { write(line: string): void } = pino.destination(2),
): Log {
  const mixin = () => {
    const request = currentRequest();
    return request === null ? {} : { request };
  };
  const serializers = { err: describeError, error: describeError };
  return pino({ name: "dragoman", level, redact: secretPaths, base: null, mixin, serializers }, destination);
}

/** For tests and tools: says nothing. */
export const silentLog: Log = pino({ level: "silent" });
