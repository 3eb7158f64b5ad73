import { attribute, type HtmlElement } from "../html/html-tree.ts";
import { classNames, isBoilerplate, isFurniture, isHidden } from "./boilerplate.ts";
import { collectBlocks } from "./collect-blocks.ts";
import { measureProse, widthOf } from "./measure-prose.ts";
import { isProse, refineBlocks } from "./refine-blocks.ts";
import type { TextBlock } from "./text-block.ts";

/** The blocks of the article: those below the element whose text reads most like prose. */
export function findBody(root: HtmlElement): TextBlock[] {
  const contents = measureProse(root);
  const all = contents.get(root)!.prose;
  const isMinor = (element: HtmlElement) => {
    const { prose, isMarked } = contents.get(element)!;
    return prose < all * (isMarked ? 0.1 : 0.5);
  };
  let best: TextBlock[] = [];
  for (const isUnwanted of [isBoilerplate, isFurniture, isHidden, () => false]) {
    const found = readBody(root, (element) => isUnwanted(element) && isMinor(element));
    if (proseOf(found) > 2 * proseOf(best)) best = found;
    if (proseOf(best) > 400) break;
  }
  return best;
}

function readBody(root: HtmlElement, isDropped: (element: HtmlElement) => boolean): TextBlock[] {
  const blocks = collectBlocks(root, isDropped);
  const best = chooseElement(root, sumWeights(blocks));
  const inside = (block: TextBlock) => block.element === best || isBelow(block.element, best);
  const start = blocks.findIndex(inside);
  return [...findLead(blocks.slice(0, Math.max(0, start))), ...refineBlocks(blocks.filter(inside))];
}

/** How far above the body a standfirst may begin, in blocks. */
const LEAD_REACH = 12;

/** The standfirst: sentences between the last heading above the body and the body. */
function findLead(above: readonly TextBlock[]): TextBlock[] {
  const near = above.slice(-LEAD_REACH);
  const heading = near.findLastIndex(({ element }) => element.name === "h1");
  if (heading < 0) return [];
  return near.slice(heading + 1).filter((block) => isLead(block)).slice(0, 2);
}

function isLead({ text, linked }: TextBlock): boolean {
  return linked === 0 && widthOf(text) >= 60 && widthOf(text) <= 800 && /[.!?…。！？।]["'”’»]?$/u.test(text);
}

function proseOf(blocks: readonly TextBlock[]): number {
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
