import { attribute, findAll, type HtmlElement } from "../html/html-tree.ts";

/** Words that templates put into class and id names of what is not the article. */
const boilerplateWord = wordPattern(
  // Where to go next.
  "related|recommendw*|promow*|trending|popular|most-?read|more-?(?:news|stories|articles|on|from)|read-?(?:more|next|also)|see-?also|top-?stories|outbrain|taboola|breadcrumbs?|menu|navigation|nav|navbar|pagination|pager|toc",
  // What to do next.
  "newsletter|subscri(?:be|ption)w*|signup|login|register|social|sociallinks|shar(?:e|ing)w*|follow|print|download|toolbar|skip-?link|call-?to-?action|cta",
  // Other people's words.
  "comments?|kommentare?|comment-?list|disqusw*|respond|ratings?|reviews-list",
  // Advertising, law and technology.
  "advertw*|ads?|adbox|anzeige|werbung|sponsorw*|cookiew*|consent|gdpr|copyright|disclaimer|popup|modal|overlay|placeholder|widgetw*|hidden|sr-only|visually-hidden|screen-reader-text",
  // About the text, not of it.
  "tags|tag-?(?:list|cloud|links)|author-?(?:bio|box|info|card|description)w*|about-?(?:the-?)?author|bio|captions?|credits?|byline|dateline|post-?meta(?:data)?|entry-?(?:meta|utility|footer)|meta|side-?bar|footer|fact-?box|info-?box|legend|img-metadata",
);

function wordPattern(...groups: readonly string[]): RegExp {
  return new RegExp(`(?:^|[-_ ])(?:${groups.join("|")})(?:$|[-_ ])`);
}

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

const teaserWord = wordPattern("teasers?");

/** Whether the markup itself says that an element is not part of an article's prose. */
export function isBoilerplate(element: HtmlElement): boolean {
  if (isFurniture(element)) return true;
  const names = classNames(element);
  if (names === "") return false;
  // A teaser that leads nowhere is this article's own: its standfirst.
  return boilerplateWord.test(names) || (teaserWord.test(names) && findAll(element, "a").length > 0);
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
  if (attributes.hidden !== undefined || attributes["aria-hidden"] === "true") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/.test(attribute(element, "style"));
}

/** Class and id names, lower case, camelCase taken apart. */
export function classNames(element: HtmlElement): string {
  // Custom elements are named as classes are.
  const own = element.name.includes("-") ? element.name : "";
  const names = `${attribute(element, "class")} ${attribute(element, "id")} ${own}`.slice(0, 400);
  return names
    .replaceAll(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .trim();
}
