import type { Alternate } from "../article.ts";
import { canonicalUrl } from "../canonical-url.ts";
import { attribute, findAll, type HtmlElement, lineOf } from "../html/html-tree.ts";
import { absoluteUrl } from "./absolute-url.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { languageOfName } from "./language-of-name.ts";
import { languageTag } from "./language-tag.ts";
import { isSamePathInAnotherLanguage, languageInUrl, pointsBelowHome } from "./url-language.ts";

const MAX_ALTERNATES = 60;

/**
 * The editions that the publisher names on the page, each address once, the strongest declaration first: hreflang
 * links, JSON-LD translations, the language switcher, and links to the page's own path in another language.
 */
export function readAlternates(
  root: HtmlElement,
  linked: LinkedArticle | null,
  ownUrls: readonly string[],
): Alternate[] {
  const [base] = ownUrls;
  if (base === undefined) return [];
  const found: Alternate[] = [];
  const seen = new Set(ownUrls.map(canonicalUrl));
  const add = (href: string, language: string | null, source: Alternate["source"]) => {
    const url = absoluteUrl(href, base);
    if (url === null || found.length >= MAX_ALTERNATES) return;
    const key = canonicalUrl(url);
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ url, language: languageTag(language), source });
  };
  for (const link of findAll(root, "link")) {
    const language = attribute(link, "hreflang");
    const isAlternate =
      /\balternate\b/i.test(attribute(link, "rel")) && language !== "" && !/^x-default$/i.test(language);
    if (isAlternate) add(attribute(link, "href"), language, "hreflang");
  }
  for (const { url, language } of linked?.translations ?? []) add(url, language, "json-ld");
  for (const anchor of findAll(root, "a")) readAnchor(anchor, base, add);
  return found;
}

function readAnchor(
  anchor: HtmlElement,
  base: string,
  add: (href: string, language: string | null, source: Alternate["source"]) => void,
): void {
  const href = attribute(anchor, "href");
  const target = URL.parse(absoluteUrl(href, base) ?? "");
  // A switcher that leads to the other language's front page names no edition of this article.
  if (target === null || !pointsBelowHome(target)) return;
  const declared = languageTag(attribute(anchor, "hreflang"));
  const named = declared ?? readLanguageName(anchor, target);
  if (named !== null) add(href, named, "language-switcher");
  else if (isSamePathInAnotherLanguage(new URL(base), target))
    add(href, languageInUrl(target), "url-pattern");
}

/** Longer link texts than "Bahasa Indonesia" with a word around it are no language's name. */
const MAX_NAME_LENGTH = 30;

function readLanguageName(anchor: HtmlElement, target: URL): string | null {
  const text = lineOf(anchor);
  if (text === "" || text.length > MAX_NAME_LENGTH) return null;
  const inUrl = languageInUrl(target);
  if (inUrl !== null && text.toLowerCase() === inUrl.toLowerCase()) return inUrl;
  return languageOfName(text);
}
