import { blockElements, unreadElements } from "../html/element-kinds.ts";
import { collapse, type HtmlElement } from "../html/html-tree.ts";
import type { TextBlock } from "./text-block.ts";

/** The text blocks below an element in document order; `isDropped` says which elements to leave out whole. */
export function collectBlocks(
  from: HtmlElement,
  isDropped: (element: HtmlElement) => boolean = () => false,
): TextBlock[] {
  const line = createLine();

  const visit = (element: HtmlElement, block: HtmlElement, linked: boolean) => {
    for (const child of element.children) {
      if (typeof child === "string") line.text(child, linked);
      else if (child.name === "br") line.breakOff(block);
      else if (!unreadElements.has(child.name) && !isDropped(child)) enter(child, block, linked);
    }
  };
  const enter = (element: HtmlElement, block: HtmlElement, linked: boolean) => {
    if (isPlainCell(element)) {
      line.text(" ", linked);
      visit(element, block, linked);
      line.text(" ", linked);
    } else if (blockElements.has(element.name)) {
      line.end(block);
      visit(element, element, linked);
      line.end(element);
    } else {
      visit(element, block, linked || element.name === "a");
    }
  };
  visit(from, from, from.name === "a");
  line.end(from);
  return line.blocks;
}

/** Cells of a table row belong to one line, unless the table is there for layout. */
function isPlainCell({ name, children }: HtmlElement): boolean {
  if (name !== "td" && name !== "th") return false;
  return children.every((node) => typeof node === "string" || !blockElements.has(node.name));
}

/** Gathers text until a line ends. */
function createLine() {
  const blocks: TextBlock[] = [];
  let text = "";
  let linked = "";
  let breaks = 0;

  function end(element: HtmlElement): void {
    const whole = collapse(text);
    if (whole !== "")
      blocks.push({ element, text: whole, linked: Math.min(whole.length, collapse(linked).length) });
    text = "";
    linked = "";
    breaks = 0;
  }

  return {
    blocks,
    end,
    text(part: string, isLinked: boolean): void {
      if (breaks > 0 && part.trim() !== "") breaks = 0;
      text += part;
      if (isLinked) linked += part;
    },
    /** Two breaks in a row are a paragraph made by hand. */
    breakOff(element: HtmlElement): void {
      breaks += 1;
      text += " ";
      if (breaks >= 2) end(element);
    },
  };
}
