import type { LooseMessage } from "./payloads.ts";

/** Longest text that is handed on, in UTF-16 units; people's messages have at most 4,000. */
const MAX_TEXT = 20_000;
const MAX_DEPTH = 6;
/** Ordinary messages and replies (API documentation, "Message Types"); all others are Discord's own notices. */
const SPOKEN: ReadonlySet<number> = new Set([0, 19]);

/** Whether a person wrote the message, rather than Discord itself. */
export function isSpoken({ type }: LooseMessage): boolean {
  return SPOKEN.has(type ?? 0);
}

/** Whether this or another bot wrote the message. */
export function isAutomated({ author, webhook_id }: LooseMessage): boolean {
  return author?.bot === true || author?.system === true || typeof webhook_id === "string";
}

/** Whether the message mentions a person. */
export function mentions({ mentions: mentioned, content }: LooseMessage, person: string): boolean {
  if (Array.isArray(mentioned) && mentioned.some((user) => user?.id === person)) return true;
  return (
    typeof content === "string" && (content.includes(`<@${person}>`) || content.includes(`<@!${person}>`))
  );
}

/**
 * The words of a message with all links spelled out: its own text, forwarded messages and, where those have none, the
 * links of its embeds and components. `null` where there are none, or they were withheld.
 */
export function readText(message: LooseMessage, me: string | null): string | null {
  const forwarded = (message.message_snapshots ?? []).map((snapshot) => snapshot?.message?.content ?? "");
  const written = [message.content ?? "", ...forwarded].filter((text) => typeof text === "string").join("\n");
  const spoken = me === null ? written : written.replaceAll(new RegExp(`<@!?${me}>`, "g"), " ");
  const text = /https?:\/\//i.test(spoken) ? spoken : [spoken, ...readAttachedLinks(message)].join("\n");
  const trimmed = text.slice(0, MAX_TEXT).trim();
  return trimmed === "" && written.trim() === "" ? null : trimmed;
}

function readAttachedLinks({ embeds, components, message_snapshots }: LooseMessage): string[] {
  const inEmbeds = (embeds ?? []).flatMap((embed) => [embed?.url, embed?.description]);
  const inSnapshots = (message_snapshots ?? []).flatMap((snapshot) =>
    (snapshot?.message?.embeds ?? []).map((embed) => embed?.url),
  );
  return [...inEmbeds, ...inSnapshots, ...readComponents(components, 0)].filter(
    (text) => typeof text === "string",
  );
}

/** Texts and addresses in components, which nest. */
function readComponents(value: unknown, depth: number): unknown[] {
  if (depth > MAX_DEPTH || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.slice(0, 40).flatMap((item) => readComponents(item, depth + 1));
  const { content, url, components, accessory } = value as Record<string, unknown>;
  return [content, url, ...readComponents(components, depth + 1), ...readComponents(accessory, depth + 1)];
}
