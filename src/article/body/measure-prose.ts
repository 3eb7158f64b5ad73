import { blockElements, unreadElements } from "../html/element-kinds.ts";
import { attribute, type HtmlElement } from "../html/html-tree.ts";

/** What an element holds, itself and everything below it. */
export interface Content {
  /** Width of the text in lines that read like prose (see widthOf). */
  readonly prose: number;
  /** Width of all text inside links. */
  readonly linked: number;
  /** Width of all text. */
  readonly text: number;
  /** Whether the page marks something in it as the article's text or headline. */
  readonly isMarked: boolean;
}

/** Shorter runs of text are labels, menus and bylines more often than sentences. */
const PROSE_WIDTH = 60;

/** Measures every element of a page in one pass. */
export function measureProse(root: HtmlElement): ReadonlyMap<HtmlElement, Content> {
  const contents = new Map<HtmlElement, Content>();
  measure(root, false, contents);
  return contents;
}

function measure(element: HtmlElement, inLink: boolean, contents: Map<HtmlElement, Content>): Content {
  let prose = 0;
  let linked = 0;
  let text = 0;
  let isMarked = element.name === "h1" || attribute(element, "itemprop") === "articleBody";
  let line = 0;
  const endLine = () => {
    if (line >= PROSE_WIDTH) prose += line;
    line = 0;
  };
  for (const child of element.children) {
    if (typeof child === "string") {
      const width = widthOf(child.trim());
      text += width;
      if (inLink) linked += width;
      else line += width;
    } else if (!unreadElements.has(child.name)) {
      const isBlock = blockElements.has(child.name);
      if (isBlock) endLine();
      const below = measure(child, inLink || child.name === "a", contents);
      text += below.text;
      linked += below.linked;
      isMarked ||= below.isMarked;
      if (isBlock) prose += below.prose;
      else line += below.text - below.linked;
    }
  }
  endLine();
  const content = { prose, linked, text, isMarked };
  contents.set(element, content);
  return content;
}

/** Length in Latin letters' worth: a Chinese, Japanese or Korean character says as much as three of them. */
export function widthOf(text: string): number {
  let wide = 0;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= 0x2e80) wide += 1;
  return text.length + 2 * wide;
}
