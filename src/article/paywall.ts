import { classNames } from "./body/boilerplate.ts";
import { attribute, descendants, findAll, type HtmlElement } from "./html/html-tree.ts";
import type { LinkedArticle } from "./metadata/json-ld.ts";
import type { MetaTags } from "./metadata/meta-tags.ts";

/** The teaser of an article declared to cost is a few sentences; who leaves more on the page lets it be read. */
const DECLARED_TEASER_WIDTH = 700;

/** Class names alone convince only where hardly a sentence stands: free articles carry them too. */
const NAMED_TEASER_WIDTH = 200;

const paywallName =
  /(?:^|[-_ ])(?:paywall|pay-wall|regwall|registration-?wall|subscriber-?only|subscription-?(?:wall|required)|metered|premium-?(?:content|wall|barrier))(?:$|[-_ ])/;
const lockedTier = /^(?:locked|paid|premium|subscriber|subscription)$/i;

/** Cut off between two words, as only a machine does it. */
const cutOff = /\s(?:\.\.\.|…|\[(?:\.\.\.|…)\])$/u;
const offerPath =
  /\b(?:abos?|abonn\w*|subscri\w*|suscri\w*|assin\w*|iscri\w*|prenumer\w*|premium|membership|paywall|checkout)\b/i;

/** What was found of an article: the width of its sentences, and how it ends. */
export interface Found {
  readonly width: number;
  readonly ending: string;
}

/** Whether what stands on a page is the teaser of an article that costs. */
export function isPaywalledTeaser(
  root: HtmlElement,
  linked: LinkedArticle | null,
  tags: MetaTags,
  { width, ending }: Found,
): boolean {
  if (width >= DECLARED_TEASER_WIDTH) return false;
  if (linked?.isFree === false) return true;
  if (lockedTier.test(tags.first("article:content_tier", "content_tier") ?? "")) return true;
  if (cutOff.test(ending) && offersSubscription(root)) return true;
  if (width >= NAMED_TEASER_WIDTH) return false;
  return descendants(root).some((element) => paywallName.test(classNames(element)));
}

function offersSubscription(root: HtmlElement): boolean {
  return findAll(root, "a").some((link) => offerPath.test(attribute(link, "href")));
}
