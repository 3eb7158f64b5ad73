const MAX_ATTACHMENTS = 20;
const MARKUP = /<([^<>]*)>/g;
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * Slack's message markup as plain text with links spelled out: `<https://a.example/?x=1&amp;y|label>` becomes
 * the address, `<@U1|ann>` `@ann`, `<#C1|news>` `#news`, `<!here>` `@here`.
 */
export function unwrapText(text: string): string {
  return text
    .replace(MARKUP, (_, inner: string) => unwrapReference(inner))
    .replace(/&(?:lt|gt|amp);/g, unescapeEntity);
}

function unwrapReference(inner: string): string {
  const [target = "", label] = inner.split("|", 2);
  if (target.startsWith("@")) return `@${label ?? target.slice(1)}`;
  if (target.startsWith("#")) return `#${label ?? target.slice(1)}`;
  if (target.startsWith("!")) return label ?? `@${target.slice(1).split("^")[0]}`;
  return target.startsWith("mailto:") ? (label ?? target) : target;
}

function unescapeEntity(entity: string): string {
  return ENTITIES[entity] ?? entity;
}

/**
 * A message's markup; other bots often put their links into attachments alone, which are then added.
 * Previews that Slack adds to people's links repeat what is in the text.
 */
export function markupOf({ text, attachments }: Readonly<Record<string, unknown>>): string {
  const markup = typeof text === "string" ? text : "";
  if (markup.includes("http") || !Array.isArray(attachments)) return markup;
  const links = attachments.slice(0, MAX_ATTACHMENTS).flatMap((attachment) => {
    const { title_link, from_url } = (attachment ?? {}) as Record<string, unknown>;
    const link = title_link ?? from_url;
    return typeof link === "string" ? [`<${link}>`] : [];
  });
  return [markup, ...links].join(" ").trim();
}

/** Whether a message's markup mentions a person (or this bot) by id. */
export function mentions(text: string, user: string): boolean {
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`);
}

/** The text without mentions of one person: what is left when the bot was addressed. */
export function withoutMention(text: string, user: string): string {
  return text.replaceAll(`<@${user}>`, " ");
}
