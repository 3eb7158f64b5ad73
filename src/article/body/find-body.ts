import type { HtmlElement } from "../html/html-tree.ts";
import { isBoilerplate, isFurniture, isHidden } from "./boilerplate.ts";
import { chooseElement, isBelow } from "./choose-element.ts";
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

/** Class names are not believed about an element that holds more of the page's prose than this. */
const MINOR_SHARE = 0.5;
const MINOR_SHARE_WITH_HEADLINE = 0.1;

/**
 * Finds the article on a page: the element whose text reads most like prose, what the markup calls something else
 * left out. Where little is left, the markup is trusted less and less.
 */
export function findBody(root: HtmlElement): Body {
  const contents = measureProse(root);
  const { prose: all, text } = contents.get(root)!;
  const isMinor = (element: HtmlElement) => {
    const { prose, isMarked } = contents.get(element)!;
    return prose < all * (isMarked ? MINOR_SHARE_WITH_HEADLINE : MINOR_SHARE);
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
  const element = chooseElement(root, blocks);
  const isInside = (block: TextBlock) => block.element === element || isBelow(block.element, element);
  const start = blocks.findIndex(isInside);
  const above = blocks.slice(0, Math.max(0, start));
  return { element, blocks: [...findLead(above), ...refineBlocks(blocks.filter(isInside))] };
}

/** The width of a body's sentences. */
export function proseOf({ blocks }: Pick<Body, "blocks">): number {
  return blocks.filter(isProse).reduce((sum, { text }) => sum + widthOf(text), 0);
}
