import {
  blockElements,
  headElements,
  headingElements,
  scopeElements,
  unreadElements,
  voidElements,
} from "./element-kinds.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/** Deeper elements become siblings of the deepest: no real page goes there, and every walk stays cheap. */
export const MAX_DEPTH = 200;

interface OpenElement extends HtmlElement {
  readonly children: HtmlNode[];
}

/** For each tag, the open elements that it closes, and those that it does not look beyond. */
const implied: Readonly<Record<string, readonly [closes: readonly string[], stops: readonly string[]]>> = {
  li: [["li"], ["ul", "ol", "menu", "dir"]],
  dd: [["dd", "dt"], ["dl"]],
  dt: [["dd", "dt"], ["dl"]],
  td: [
    ["td", "th"],
    ["tr", "table"],
  ],
  th: [
    ["td", "th"],
    ["tr", "table"],
  ],
  tr: [["tr"], ["tbody", "thead", "tfoot", "table"]],
  tbody: [["tbody", "thead", "tfoot"], ["table"]],
  tfoot: [["tbody", "thead"], ["table"]],
  option: [["option"], ["select", "datalist"]],
  a: [["a"], [...blockElements]],
};

/** Builds a tree from start tags, end tags and texts, as forgiving as browsers are and linear in their number. */
export function createTreeBuilder() {
  const root: OpenElement = { name: "#root", attributes: {}, parent: null, children: [] };
  const open: OpenElement[] = [root];
  let tooDeep = 0;

  function popThrough(index: number): void {
    open.length = Math.max(1, index);
  }

  /** The innermost open element with one of the names, looking no further than the stops; -1 for none. */
  function findOpen(names: readonly string[], isStop: (name: string) => boolean): number {
    for (let index = open.length - 1; index > 0; index--) {
      const { name } = open[index]!;
      if (names.includes(name)) return index;
      if (isStop(name)) return -1;
    }
    return -1;
  }

  function closeHead(name: string): void {
    if (open.at(-1)!.name === "head" && !headElements.has(name)) open.pop();
    if (name === "body") popThrough(open[1]?.name === "html" ? 2 : 1);
  }

  function closeImplied(name: string): void {
    closeHead(name);
    const rule = implied[name];
    if (rule !== undefined) {
      const index = findOpen(rule[0], (other) => rule[1].includes(other));
      if (index > 0) popThrough(index);
    }
    if (headingElements.has(name) && headingElements.has(open.at(-1)!.name)) open.pop();
    if (blockElements.has(name)) {
      const paragraph = findOpen(["p"], (other) => blockElements.has(other));
      if (paragraph > 0) popThrough(paragraph);
    }
  }

  return {
    root,
    openTag(name: string, attributes: Record<string, string>, selfClosing: boolean): void {
      if (tooDeep === 0) closeImplied(name);
      const parent = open.at(-1)!;
      const element: OpenElement = { name, attributes, parent, children: [] };
      parent.children.push(element);
      if (selfClosing || voidElements.has(name)) return;
      if (open.length < MAX_DEPTH) open.push(element);
      else tooDeep++;
    },
    closeTag(name: string): void {
      if (tooDeep > 0) {
        if (!voidElements.has(name)) tooDeep--;
        return;
      }
      if (name === "br") this.openTag("br", {}, true);
      const isTablePart = /^(table|t[dhr]|tbody|thead|tfoot|caption)$/.test(name);
      // What a browser would not even parse ends where it says, whatever it left open.
      const isWhole = blockElements.has(name) || unreadElements.has(name);
      const stops = isWhole ? scopeElements : blockElements;
      const index = findOpen(
        [name],
        (other) => stops.has(other) && !(isTablePart && scopeElements.has(other)),
      );
      if (index > 0 && name !== "body" && name !== "html") popThrough(index);
    },
    text(text: string): void {
      const { children } = open.at(-1)!;
      const last = children.length - 1;
      if (typeof children[last] === "string") children[last] += text;
      else children.push(text);
    },
  };
}
