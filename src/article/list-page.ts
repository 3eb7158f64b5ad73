import type { Body } from "./body/find-body.ts";
import { widthOf } from "./body/measure-prose.ts";
import type { TextBlock } from "./body/text-block.ts";
import { headingElements } from "./html/element-kinds.ts";
import { descendants, findAll, type HtmlElement, lineOf } from "./html/html-tree.ts";

/** So many headlines that lead elsewhere make a list. */
const MIN_LINKED_HEADLINES = 5;

/** Under a headline of a list stand a few lines; where more stands together, it is an article with a list beside it. */
const TEASER_WIDTH = 350;

/** Whether what was found on a page is a list of articles, as on a front page. */
export function isListPage({ element: body, blocks }: Body): boolean {
  if (widestGroup(blocks) > TEASER_WIDTH) return false;
  const linked = descendants(body).filter(
    (element) => headingElements.has(element.name) && isLinked(element),
  );
  return linked.length >= MIN_LINKED_HEADLINES;
}

/** The most text that stands in one container. */
function widestGroup(blocks: readonly TextBlock[]): number {
  const widths = new Map<HtmlElement | null, number>();
  for (const { element, text } of blocks)
    widths.set(element.parent, (widths.get(element.parent) ?? 0) + widthOf(text));
  return [...widths.values()].reduce((widest, width) => Math.max(widest, width), 0);
}

/** Whether a headline is a link or stands in one. */
function isLinked(heading: HtmlElement): boolean {
  if (heading.parent?.name === "a") return true;
  const link = findAll(heading, "a").find((anchor) => "href" in anchor.attributes);
  return link !== undefined && lineOf(link).length >= 0.8 * lineOf(heading).length;
}
