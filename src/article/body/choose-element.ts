import { attribute, type HtmlElement } from "../html/html-tree.ts";
import { classNames } from "./boilerplate.ts";
import { widthOf } from "./measure-prose.ts";
import type { TextBlock } from "./text-block.ts";

/** How much more the prose below an element counts where the page itself calls it the article. */
const ARTICLE_BODY = 8;
const BODY_NAME = 2;
const ARTICLE_ELEMENT = 1.5;

/** Words that templates put into class and id names of what holds an article's text. */
const bodyWord =
  /(?:^|[-_ ])(?:(?:article|story|post|entry|news|blog|single|artikel|articulo|node|td-post|wp)[-_]*(?:body|content|text|copy|inner|inhalt)|body-?text|body-?copy|articlebody|storytext|entrytext|text-?body)(?:$|[-_ ])/;

/** Lines shorter than this are labels more often than sentences; longer ones than that weigh no more. */
const PROSE_WIDTH = 60;
const MAX_WEIGHT = 1000;
const LABEL_PENALTY = -5;
const LINK_PENALTY = -30;

/**
 * The element below which the text reads most like one article's: the sum of what prose, labels and links below it
 * weigh is highest. Links weigh against their surroundings, so that lists of teasers lose to articles.
 */
export function chooseElement(root: HtmlElement, blocks: readonly TextBlock[]): HtmlElement {
  let best = root;
  let bestScore = 0;
  for (const [element, sum] of sumWeights(blocks)) {
    const score = sum * trust(element);
    if (score > bestScore || (score === bestScore && isBelow(element, best))) {
      best = element;
      bestScore = score;
    }
  }
  return best;
}

/** Whether an element stands somewhere below another. */
export function isBelow(element: HtmlElement, ancestor: HtmlElement): boolean {
  for (let next = element.parent; next !== null; next = next.parent) if (next === ancestor) return true;
  return false;
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

function trust(element: HtmlElement): number {
  const { name } = element;
  // Frameworks name the page as a whole after what it shows.
  if (name === "body" || name === "html") return 1;
  if (attribute(element, "itemprop").toLowerCase() === "articlebody") return ARTICLE_BODY;
  if (bodyWord.test(classNames(element))) return BODY_NAME;
  const isArticle = name === "article" || name === "main" || attribute(element, "role") === "main";
  return isArticle ? ARTICLE_ELEMENT : 1;
}

function weigh({ text, linked }: TextBlock): number {
  const share = linked / text.length;
  const width = widthOf(text);
  if (share > 0.5) return LINK_PENALTY;
  if (width < PROSE_WIDTH) return LABEL_PENALTY;
  return Math.min(width, MAX_WEIGHT) * (1 - 2.5 * share);
}
