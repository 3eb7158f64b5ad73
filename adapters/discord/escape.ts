/** Characters that open or close Discord's markdown, mentions, masked links, timestamps and custom emoji. */
const MARKUP = /[\\*_~`|<>[\]]/g;
/** Characters that mean something at the start of a line only: headings, small print, lists. */
const LINE_START = /^(?:[#+-]|\d{1,9}(?=\.))/;
/** What would turn into a link, or into a mention where mentions were allowed. */
const AUTOMATIC = /(?<=[a-z]):(?=\/\/)|@(?=everyone|here)/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be removed
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;
/** Overrides of the writing direction that strangers left open would turn our own words around. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;

/** Makes strangers' text one well-formed line without control characters; the words stay as they are. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(CONTROL, "").replace(OVERRIDES, "").replace(/\s+/g, " ").trim();
}

/** Escapes a line so that Discord shows its very characters; a backslash before punctuation is not shown. */
export function escapeText(text: string): string {
  const line = cleanText(text).replace(MARKUP, "\\$&").replace(AUTOMATIC, "\\$&");
  return line.replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** The address for a masked link or an embed, `null` where it is not a web address that Discord takes. */
export function safeHref(href: string | null, maxLength: number): string | null {
  if (href === null || !/^https?:\/\/\S+$/i.test(href) || !href.isWellFormed() || !URL.canParse(href))
    return null;
  const escaped = href.replace(/[()<>\\"'`|*_~[\]]/g, (character) =>
    keptAsIs.has(character) ? character : percent(character),
  );
  return escaped.length <= maxLength ? escaped : null;
}

/** Harmless inside the parentheses of a masked link. */
const keptAsIs = new Set(["_", "~", "*", "'"]);

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/**
 * A link under a label. Discord shows no masked link whose label looks like an address, and counts brackets even when
 * they are escaped: both are replaced in the label. Without an address the label stands alone.
 */
export function maskedLink(label: string, href: string | null, maxLength: number): string {
  const target = safeHref(href, maxLength);
  if (target === null) return escapeText(label);
  const shown = cleanText(label).replaceAll("[", "(").replaceAll("]", ")");
  return shown === "" ? "" : `[${escapeText(shown)}](${target})`;
}
