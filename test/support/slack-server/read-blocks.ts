import type { Block } from "./state.ts";

/** Everything that people would read on blocks, markup and escapes undone, block by block. */
export function readBlocks(blocks: readonly Block[]): string {
  return texts(blocks)
    .map(({ type, text }) => (type === "mrkdwn" ? unwrap(text) : text))
    .join("\n");
}

/** The mrkdwn of blocks, as it was sent. */
export function readMarkup(blocks: readonly Block[]): string[] {
  return texts(blocks)
    .filter(({ type }) => type === "mrkdwn")
    .map(({ text }) => text);
}

/** Where links and images on blocks lead. */
export function readLinks(blocks: readonly Block[]): string[] {
  const inText = readMarkup(blocks).flatMap((text) =>
    [...text.matchAll(/<(https?:[^|>]*)(?:\|[^>]*)?>/g)].map((match) => unescapeText(match[1]!)),
  );
  return [...inText, ...collect(blocks, ["url", "image_url"])];
}

/** The ids under buttons and menus. */
export function readActionIds(blocks: readonly Block[]): string[] {
  return collect(blocks, ["action_id"]);
}

/** Finds a button or menu by its id. */
export function findElement(blocks: readonly Block[], id: string): Block {
  const found = blocks
    .flatMap(({ elements }) => (elements ?? []) as Block[])
    .find(({ action_id }) => action_id === id);
  if (found === undefined) throw new Error(`no element ${id}`);
  return found;
}

/** Mentions, channels and formatting that Slack would make of a text that we did not mean so. */
export function findAlive(blocks: readonly Block[]): string[] {
  return texts(blocks).flatMap(({ type, text, verbatim }) => {
    if (type !== "mrkdwn") return [];
    const references = [...text.matchAll(/<([^>]*)>/g)]
      .map((match) => match[1]!)
      .filter((inner) => !/^https?:/.test(inner));
    return [...references, ...(verbatim === true ? [] : ["not verbatim"])];
  });
}

interface Text {
  readonly type: string;
  readonly text: string;
  readonly verbatim?: boolean;
}

function texts(value: unknown): Text[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, text } = value as Partial<Text>;
  if ((type === "mrkdwn" || type === "plain_text") && typeof text === "string") return [value as Text];
  return Object.values(value).flatMap(texts);
}

function collect(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    names.includes(name) && typeof inner === "string" ? [inner] : collect(inner, names),
  );
}

function unwrap(text: string): string {
  return unescapeText(text.replace(/<https?:[^|>]*\|([^>]*)>/g, "$1").replace(/[\u2060\u2067\u2069]/g, ""));
}

function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
