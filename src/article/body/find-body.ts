import { attribute, type HtmlElement } from "../html/html-tree.ts";
import { classNames, isBoilerplate, isFurniture, isHidden } from "./boilerplate.ts";
import { collectBlocks } from "./collect-blocks.ts";
import { findLead } from "./find-lead.ts";
import { measureProse, widthOf } from "./measure-prose.ts";
import { isProse, refineBlocks } from "./refine-blocks.ts";
import type { TextBlock } from "./text-block.ts";

/** Where an article's text stands on its page. */
export interface Body {
  /** The element that holds it. */
  readonly element: HtmlElement;
  /** Its text, standfirst first; empty where the page has none. */
  readonly blocks: readonly TextBlock[];
}

/** Less prose than this makes a reading doubt what it left out. */
const ENOUGH_PROSE = 400;

/** Less text than this left out is not worth another look. */
const MIN_DIFFERENCE = 100;

/**
 * Finds the article on a page: the element whose text reads most like prose, what the markup calls something else
 * left out. Where little is left, the markup is trusted less and less.
 */
export function findBody(root: HtmlElement): Body {
  const contents = measureProse(root);
  const { prose: all, text } = contents.get(root)!;
  const isMinor = (element: HtmlElement) => {
    const { prose, isMarked } = contents.get(element)!;
    return prose < all * (isMarked ? 0.1 : 0.5);
  };
  let best: Body = { element: root, blocks: [] };
  for (const isUnwanted of [isBoilerplate, isFurniture, isHidden, () => false]) {
    const found = readBody(root, (element) => isUnwanted(element) && isMinor(element));
    if (proseOf(found) > 2 * proseOf(best)) best = found;
    if (proseOf(best) > ENOUGH_PROSE || text - proseOf(best) < MIN_DIFFERENCE) break;
  }
  return best;
}

function readBody(root: HtmlElement, isDropped: (element: HtmlElement) => boolean): Body {
  const blocks = collectBlocks(root, isDropped);
  const element = chooseElement(root, sumWeights(blocks));
  const isInside = (block: TextBlock) => block.element === element || isBelow(block.element, element);
  const start = blocks.findIndex(isInside);
  const above = blocks.slice(0, Math.max(0, start));
  return { element, blocks: [...findLead(above), ...refineBlocks(blocks.filter(isInside))] };
}

/** The width of a body's sentences. */
export function proseOf({ blocks }: Pick<Body, "blocks">): number {
  return blocks.filter(isProse).reduce((sum, { text }) => sum + widthOf(text), 0);
}

function sumWeights(blocks: readonly TextBlock[]): Map<HtmlElement, number> {
  const sums = new Map<HtmlElement, number>();
  for (const block of blocks) {
    const weight = weigh(block);
    for (let element: HtmlElement | null = block.element; element !== null; element = element.parent)
      sums.set(element, (sums.get(element) ?? 0) + weight);
  }
  return sums;
}

function chooseElement(root: HtmlElement, sums: ReadonlyMap<HtmlElement, number>): HtmlElement {
  let best = root;
  let bestScore = 0;
  for (const [element, sum] of sums) {
    const score = sum * bonus(element);
    if (score > bestScore || (score === bestScore && isBelow(element, best))) {
      best = element;
      bestScore = score;
    }
  }
  return best;
}

const bodyWord =
  /(?:^|[-_ ])(?:(?:article|story|post|entry|news|blog|single|artikel|articulo|node|td-post|wp)[-_]*(?:body|content|text|copy|inner|inhalt)|body-?text|body-?copy|articlebody|storytext|entrytext|text-?body)(?:$|[-_ ])/;

function bonus(element: HtmlElement): number {
  if (element.name === "body" || element.name === "html") return 1;
  if (attribute(element, "itemprop").toLowerCase() === "articlebody") return B1;
  if (bodyWord.test(classNames(element))) return B2;
  if (element.name === "article" || element.name === "main" || attribute(element, "role") === "main")
    return B3;
  return 1;
}
const [B1, B2, B3] = (process.env.B ?? "3,2,1.5").split(",").map(Number) as [number, number, number];

function isBelow(element: HtmlElement, ancestor: HtmlElement): boolean {
  for (let next = element.parent; next !== null; next = next.parent) if (next === ancestor) return true;
  return false;
}

function weigh({ text, linked }: TextBlock): number {
  const share = linked / text.length;
  const length = widthOf(text);
  if (share > 0.5) return -30;
  if (length < 60) return -5;
  return Math.min(length, 1000) * (1 - 2.5 * share);
}
