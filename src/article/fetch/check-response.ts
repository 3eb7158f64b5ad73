import type { IncomingHttpHeaders } from "node:http";
import { ReadingError } from "../../errors.ts";

const pageTypes = new Set(["text/html", "application/xhtml+xml", "text/plain"]);

/** Throws the ReadingError that an HTTP status means for somebody who wants to read the page. */
export function checkStatus(status: number, host: string): void {
  if (status >= 200 && status < 300) return;
  if (status === 404 || status === 410) throw new ReadingError("not-found", host);
  if (status === 402) throw new ReadingError("paywalled", host);
  if (status === 401 || status === 403 || status === 451) throw new ReadingError("access-denied", host);
  throw new ReadingError("unreachable", `${host} (HTTP ${status})`);
}

/**
 * The media type (lower case) and charset of a page that can be read; a page without a Content-Type is taken for
 * HTML. Throws ReadingError `not-html` that names the type.
 */
export function readContentType(headers: IncomingHttpHeaders): {
  mediaType: string;
  charset: string | undefined;
} {
  const [type = "", ...parameters] = String(headers["content-type"] ?? "text/html").split(";", 8);
  const mediaType = type.trim().toLowerCase();
  if (!pageTypes.has(mediaType)) throw new ReadingError("not-html", mediaType.slice(0, 80));
  const charset = parameters.map((text) => text.trim()).find((text) => /^charset=/i.test(text));
  return {
    mediaType,
    charset: charset?.slice("charset=".length).replaceAll(/["']/g, "").trim() || undefined,
  };
}

/** The one BCP 47 tag of the Content-Language header, `null` where there is none or several. */
export function readContentLanguage(headers: IncomingHttpHeaders): string | null {
  const value = String(headers["content-language"] ?? "").trim();
  return /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(value) ? value.replaceAll("_", "-") : null;
}
