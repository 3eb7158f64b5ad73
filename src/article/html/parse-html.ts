import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { createTreeBuilder } from "./build-tree.ts";
import type { HtmlElement } from "./html-tree.ts";

/** What follows the 100,000th element of a page is not read. */
const MAX_ELEMENTS = 100_000;

/** Further attributes of one element are not read. */
const MAX_ATTRIBUTES = 100;

/**
 * Parses a page into a tree of elements and text. Never throws, whatever the input; time and memory are linear in
 * its length. Scripts and styles keep their text, comments are dropped.
 */
export function parseHtml(html: string): HtmlElement {
  const builder = createTreeBuilder();
  let elements = 0;
  let tag = "";
  let attributes: Record<string, string> = Object.create(null);
  let attributeCount = 0;
  let name = "";
  let value = "";
  let foreign = 0;

  const finishTag = (selfClosing: boolean) => {
    builder.openTag(tag, attributes, selfClosing);
    elements += 1;
    if (elements >= MAX_ELEMENTS) tokenizer.pause();
  };
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      tag = html.slice(start, end).toLowerCase();
      attributes = Object.create(null);
      attributeCount = 0;
    },
    onattribname(start, end) {
      name = html.slice(start, end).toLowerCase();
      value = "";
    },
    onattribdata(start, end) {
      value += html.slice(start, end);
    },
    onattribentity(codePoint) {
      value += String.fromCodePoint(codePoint);
    },
    onattribend() {
      attributeCount += 1;
      if (attributeCount <= MAX_ATTRIBUTES) attributes[name] ??= value;
    },
    onopentagend() {
      if (tag === "svg" || tag === "math") foreign += 1;
      finishTag(false);
    },
    onselfclosingtag() {
      finishTag(foreign > 0);
    },
    onclosetag(start, end) {
      const closed = html.slice(start, end).toLowerCase();
      if (closed === "svg" || closed === "math") foreign = Math.max(0, foreign - 1);
      builder.closeTag(closed);
    },
    ontext: (start, end) => builder.text(html.slice(start, end)),
    ontextentity: (codePoint) => builder.text(String.fromCodePoint(codePoint)),
    oncdata: (start, end, offset) => builder.text(html.slice(start, end - offset)),
    isInForeignContext: () => foreign > 0,
    oncomment() {},
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {},
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
  return builder.root;
}
