import { attribute, type HtmlElement } from "../html/html-tree.ts";
import { absoluteUrl } from "../metadata/absolute-url.ts";
import { isBoilerplate } from "./boilerplate.ts";

const MAX_LINKS = 100;

/** The absolute http(s) targets of the links and images inside an article's body, each once, at most 100. */
export function collectLinks(body: HtmlElement, pageUrl: string): string[] {
  const links = new Set<string>();
  visit(body, pageUrl, links);
  return [...links];
}

function visit(element: HtmlElement, pageUrl: string, links: Set<string>): void {
  for (const child of element.children) {
    if (links.size >= MAX_LINKS) return;
    if (typeof child === "string") continue;
    const href =
      child.name === "a" ? attribute(child, "href") : child.name === "img" ? attribute(child, "src") : "";
    const url = href.startsWith("#") ? null : absoluteUrl(href, pageUrl);
    if (url !== null) links.add(url);
    // Pictures stand in figures, which are no prose but part of the body.
    if (child.name === "figure" || !isBoilerplate(child)) visit(child, pageUrl, links);
  }
}
