const WORD_JOINER = "\u2060";
const RIGHT_TO_LEFT_ISOLATE = "\u2067";
const POP_ISOLATE = "\u2069";

/** Escapes the three control characters of mrkdwn, so that no mention, channel or link can be formed. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Strangers' words for mrkdwn: on one line, escaped, and with its formatting marks kept from formatting. */
export function quoteText(text: string, direction: "ltr" | "rtl" = "ltr"): string {
  const line = escapeText(flatten(text)).replace(/[*_~`]/g, (mark) => `${WORD_JOINER}${mark}${WORD_JOINER}`);
  return direction === "rtl" && line !== "" ? `${RIGHT_TO_LEFT_ISOLATE}${line}${POP_ISOLATE}` : line;
}

/** Puts text on one line, without control characters. */
export function flatten(text: string): string {
  return toWellFormed(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Replaces halves of characters by U+FFFD, as JSON's readers do in different ways. */
function toWellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString() : text;
}

/** A link in mrkdwn around words that are escaped already; the words alone where the address is no web address. */
export function linkWords(words: string, href: string | null, maxUrl: number): string {
  const address = href === null ? null : webAddress(href, maxUrl);
  return address === null || words === "" ? words : `<${address}|${words}>`;
}

/** An http(s) address that is safe inside `<…|…>`, or `null`. */
export function webAddress(href: string, maxLength: number): string | null {
  const url = URL.parse(href);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const safe = href
    .trim()
    .replace(/[<>|&\s]/g, (mark) => (mark === "&" ? "&amp;" : encodeURIComponent(mark)));
  return safe.length <= maxLength ? safe : null;
}

/** Cuts text to a length in UTF-16 units with an ellipsis, without splitting a character. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
