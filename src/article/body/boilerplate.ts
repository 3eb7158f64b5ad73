import { attribute, type HtmlElement } from "../html/html-tree.ts";

/** Words that templates put into class and id names of what is not the article. */
const boilerplateWord =
  /(?:^|[-_ ])(?:related|recommend\w*|newsletter|subscri(?:be|ption)\w*|social|sociallinks|shar(?:e|ing)\w*|comments?|kommentare?|commentlist|disqus\w*|respond|breadcrumbs?|sidebar|side-bar|menu|navigation|nav|navbar|footer|cookie\w*|consent|gdpr|promo\w*|advert\w*|ads?|adbox|anzeige|werbung|sponsor\w*|teaser\w*|tags?|taglist|tag-list|tagcloud|author-?(?:bio|box|info|card)\w*|about-?author|bio|caption|credit|popup|modal|overlay|toolbar|pagination|pager|rating\w*|widget\w*|most-?(?:read|popular)|popular|trending|outbrain|taboola|signup|login|register|skip-?link|print|hidden|sr-only|visually-hidden|screen-reader-text|byline|dateline|post-?meta|entry-?meta|meta)(?:$|[-_ ])/;

const boilerplateElements = new Set(["nav", "aside", "footer", "form", "figcaption", "menu", "label"]);

const boilerplateRoles = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "search",
  "dialog",
  "alertdialog",
  "alert",
  "menu",
  "menubar",
  "toolbar",
  "tablist",
  "banner",
]);

/** Whether the markup itself says that an element is not part of an article's prose. */
export function isBoilerplate(element: HtmlElement): boolean {
  if (isFurniture(element)) return true;
  const names = classNames(element);
  return names !== "" && boilerplateWord.test(names);
}

/** Whether an element is invisible or part of the page's frame by its tag or role, its class names aside. */
export function isFurniture(element: HtmlElement): boolean {
  return (
    isHidden(element) ||
    boilerplateElements.has(element.name) ||
    boilerplateRoles.has(attribute(element, "role"))
  );
}

/** Whether an element is declared invisible. */
export function isHidden(element: HtmlElement): boolean {
  const { attributes } = element;
  if (attributes["hidden"] !== undefined || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/.test(attribute(element, "style"));
}

/** Class and id names, lower case, camelCase taken apart. */
export function classNames(element: HtmlElement): string {
  const names = `${attribute(element, "class")} ${attribute(element, "id")}`.slice(0, 400);
  return names
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .trim();
}
