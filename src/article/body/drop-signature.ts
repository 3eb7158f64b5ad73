import { fold } from "../metadata/title.ts";
import { widthOf } from "./measure-prose.ts";
import type { TextBlock } from "./text-block.ts";

/** An article is not taken for a signature however it ends: so many blocks stay. */
const MIN_BLOCKS = 3;
const MAX_NOTE_WIDTH = 260;
const MAX_BIOGRAPHY_WIDTH = 600;

const contact = /[\w.+-]@[\w-]+\.\w|(?:^|\s)@\w{3,}/;
const copyright = /^(?:©|\(c\)|copyright\b)/i;

/**
 * Drops what signs an article from its end, whatever the language: credits in brackets, contact lines, copyright
 * notes, and the author's biography, which begins with the author's name.
 */
export function dropSignature(blocks: readonly TextBlock[], byline: string | null): readonly TextBlock[] {
  const authors = (byline ?? "")
    .split(", ")
    .map(fold)
    .filter((name) => name.length > 4);
  let end = blocks.length;
  while (end > MIN_BLOCKS && isSignature(blocks[end - 1]!, authors)) end -= 1;
  return blocks.slice(0, end);
}

function isSignature({ text, element }: TextBlock, authors: readonly string[]): boolean {
  const width = widthOf(text);
  if (width <= MAX_BIOGRAPHY_WIDTH && authors.some((name) => fold(text.slice(0, 80)).startsWith(name)))
    return true;
  if (width > MAX_NOTE_WIDTH || element.name === "blockquote" || element.parent?.name === "blockquote")
    return false;
  return copyright.test(text) || contact.test(text) || /^[([（].*[)\]）]\.?$/.test(text);
}
