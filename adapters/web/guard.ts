import type { MiddlewareHandler } from "hono";
import { askPassword } from "./ask-password.ts";

export interface GuardOptions {
  /** The address the server is bound to. */
  readonly host: string;
  /** Wanted from everybody when set; without it only loopback is served. */
  readonly password: string | null;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Keeps other sites' pages out: the Host must be ours (DNS rebinding), a writing request's Origin too (CSRF);
 * sets a strict content security policy. With a password, asks for it.
 */
export function guard({ host, password, now = Date.now }: GuardOptions): MiddlewareHandler {
  const ask = password === null ? () => null : askPassword(password, now);
  return async (context, next) => {
    const asked = context.req.header("host") ?? "";
    const origin = context.req.header("origin");
    if (password === null && !isLoopback(hostname(asked)) && hostname(asked) !== host)
      return context.text("This host name is not served here.", 421);
    if (context.req.method !== "GET" && (origin === undefined || URL.parse(origin)?.host !== asked))
      return context.text("Requests from other sites are refused.", 403);
    const refusal = ask(context);
    if (refusal !== null) return refusal;
    await next();
    context.header("Content-Security-Policy", contentSecurityPolicy);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
  };
}

/** Whether only this machine can reach an address we bind to. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

function hostname(hostHeader: string): string {
  return URL.parse(`http://${hostHeader}`)?.hostname ?? "";
}
