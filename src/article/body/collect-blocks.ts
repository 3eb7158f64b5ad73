import { blockElements, unreadElements } from "../html/element-kinds.ts";
import { collapse, type HtmlElement } from "../html/html-tree.ts";
import type { TextBlock } from "./text-block.ts";

/** Cells of a table row belong to one line. */
const inlineBlocks = new Set(["td", "th"]);

/** The text blocks below an element in document order; `isDropped` says which elements to leave out whole. */
export function collectBlocks(
  from: HtmlElement,
  isDropped: (element: HtmlElement) => boolean = () => false,
): TextBlock[] {
  const blocks: TextBlock[] = [];
  let parts: string[] = [];
  let linkedParts: string[] = [];
  let breaks = 0;

  const flush = (element: HtmlElement) => {
    const text = collapse(parts.join(""));
    if (text !== "")
      blocks.push({ element, text, linked: Math.min(text.length, collapse(linkedParts.join("")).length) });
    parts = [];
    linkedParts = [];
    breaks = 0;
  };

  const visit = (element: HtmlElement, block: HtmlElement, linked: boolean) => {
    for (const child of element.children) {
      if (typeof child === "string") {
        if (child.trim() !== "") breaks = 0;
        parts.push(child);
        if (linked) linkedParts.push(child);
      } else if (child.name === "br") {
        breaks += 1;
        parts.push(" ");
        // Two breaks in a row are a paragraph written by hand.
        if (breaks >= 2) flush(block);
      } else if (!unreadElements.has(child.name) && !isDropped(child)) {
        if (!blockElements.has(child.name)) visit(child, block, linked || child.name === "a");
        else if (
          inlineBlocks.has(child.name) &&
          child.children.every((node) => typeof node === "string" || !blockElements.has(node.name))
        ) {
          parts.push(" ");
          visit(child, block, linked);
          parts.push(" ");
        } else {
          flush(block);
          visit(child, child, linked);
          flush(child);
        }
      }
    }
  };
  visit(from, from, from.name === "a");
  flush(from);
  return blocks;
}
