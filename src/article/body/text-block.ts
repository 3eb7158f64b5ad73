import type { HtmlElement } from "../html/html-tree.ts";

/** A run of text between two block boundaries: a paragraph, a list item, a heading, a table row, a line. */
export interface TextBlock {
  /** The innermost block element that holds it. */
  readonly element: HtmlElement;
  /** One line, white space collapsed, never empty. */
  readonly text: string;
  /** How many UTF-16 units of the text stand inside links. */
  readonly linked: number;
}
