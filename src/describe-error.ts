const MAX_MESSAGE = 1_000;
const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

/**
 * An error for the log: what it is, where it was thrown, why. Its other fields may hold requests with tokens and what
 * people wrote, and are left out; addresses lose credentials and queries.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, cause } = error;
  const { code, status } = error as { code?: unknown; status?: unknown };
  return {
    name,
    message: scrubSecrets(message),
    ...(isPlain(code) && { code }),
    ...(isPlain(status) && { status }),
    stack: framesOf(error),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: describeError(cause, depth + 1) }),
  };
}

/** Takes out what gives access: tokens, credentials and queries of addresses. */
export function scrubSecrets(text: string): string {
  return text
    .slice(0, MAX_MESSAGE)
    .replace(/x(?:ox[a-z]|app)-[\w-]+/gi, "[token]")
    .replace(/\b(Bot|Bearer|Basic)\s+[\w.~+/=-]+/g, "$1 [token]")
    .replace(/\b[\w-]{20,40}\.[\w-]{5,10}\.[\w-]{20,60}/g, "[token]")
    .replace(/(\/(?:webhooks|interactions)\/\d+\/)[\w-]+/g, "$1[token]")
    .replace(/(:\/\/)[^\s/@]{0,500}@/g, "$1[credentials]@")
    .replace(/(:\/\/[^\s?"'<>]{0,500})\?[^\s"'<>]*/g, "$1?…");
}

function isPlain(value: unknown): boolean {
  return (typeof value === "string" && /^[\w.-]{1,80}$/.test(value)) || typeof value === "number";
}

/** Only the places: the lines before them repeat the message. */
function framesOf({ stack = "" }: Error): string {
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames.slice(0, MAX_FRAMES).join("\n");
}
