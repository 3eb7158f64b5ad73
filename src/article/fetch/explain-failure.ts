import { ReadingError } from "../../errors.ts";

const timeoutCodes = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);

/** System, TLS, HTTP parser and undici failures: the other side's, never ours. */
const networkCode = /^(E[A-Z_]+|UND_ERR_\w+|HPE_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

/**
 * Turns what a request failed with into the ReadingError that a person can act on, looking through the causes.
 * An error that does not come from the network is a bug and returned as it is.
 */
export function explainFailure(error: unknown, host: string): unknown {
  for (const cause of causesOf(error)) {
    if (cause instanceof ReadingError) return cause;
    const { name, code } = cause as { name?: unknown; code?: unknown };
    if (name === "TimeoutError" || timeoutCodes.has(String(code)))
      return new ReadingError("timed-out", host, error);
    if (name === "HTTPParserError" || (typeof code === "string" && networkCode.test(code)))
      return new ReadingError("unreachable", `${host} (${String(code ?? name)})`, error);
  }
  return error;
}

function causesOf(error: unknown): object[] {
  const causes: object[] = [];
  let next = error;
  while (typeof next === "object" && next !== null && causes.length < 5) {
    causes.push(next);
    next = next instanceof AggregateError ? next.errors[0] : (next as { cause?: unknown }).cause;
  }
  return causes;
}
