import { unreadElements } from "./element-kinds.ts";

/** An element of a parsed page. Trees are at most MAX_DEPTH deep, so that recursion over them is safe. */
export interface HtmlElement {
  /** Lower-case tag name; `#root` for the page itself. */
  readonly name: string;
  /** Lower-case names, decoded values; without a prototype. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: HtmlElement | null;
  readonly children: HtmlNode[];
}

/** A string is text as it stands in the page, entities decoded, white space untouched. */
export type HtmlNode = HtmlElement | string;

/** The value of an attribute, `""` where there is none. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attributes[name] ?? "";
}

/** The elements directly below. */
export function childElements(element: HtmlElement): HtmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** The element and all elements below it, in document order. */
export function descendants(element: HtmlElement): HtmlElement[] {
  const found = [element];
  collectInto(found, element, () => true);
  return found;
}

/** All elements below with one of the names, in document order. */
export function findAll(element: HtmlElement, ...names: string[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  const wanted = new Set(names);
  collectInto(found, element, ({ name }) => wanted.has(name));
  return found;
}

function collectInto(
  found: HtmlElement[],
  element: HtmlElement,
  isWanted: (child: HtmlElement) => boolean,
): void {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    if (isWanted(child)) found.push(child);
    collectInto(found, child, isWanted);
  }
}

/** The text of an element as it stands, scripts included; for one-line things use lineOf. */
export function rawText(node: HtmlNode): string {
  return typeof node === "string" ? node : node.children.map(rawText).join("");
}

/** No line that is looked at by itself is longer; what follows is cut. */
const MAX_LINE = 1000;

/** The text that a reader sees of an element, on one line, white space collapsed, at most 1,000 characters. */
export function lineOf(element: HtmlElement): string {
  const parts: string[] = [];
  gather(element, MAX_LINE, parts);
  return collapse(parts.join(""));
}

/** Returns how much room is left. */
function gather(element: HtmlElement, room: number, parts: string[]): number {
  let left = room;
  for (const child of element.children) {
    if (left <= 0) break;
    if (typeof child === "string") {
      parts.push(child.slice(0, left));
      left -= child.length;
    } else if (!unreadElements.has(child.name)) left = gather(child, left, parts);
  }
  return left;
}

/** White space collapsed to single spaces and trimmed; control characters, soft hyphens and other marks that nobody sees dropped. */
export function collapse(text: string): string {
  if (text === "") return "";
  const seen = text.replace(unseen, "").replace(/\s+/g, " ").trim();
  return seen.replace(/\p{Surrogate}/gu, "\ufffd");
}

// The joiners U+200C and U+200D stay: Persian, Hindi and emoji need them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g;
