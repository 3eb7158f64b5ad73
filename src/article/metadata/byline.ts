import { classNames } from "../body/boilerplate.ts";
import { attribute, descendants, type HtmlElement, lineOf } from "../html/html-tree.ts";

const MAX_LENGTH = 120;
const authorWord =
  /(?:^|[-_ ])(?:author|byline|autor|auteur|autore|writer|p-author|post-author|entry-author)(?:$|[-_ ]|name)/;
const preposition =
  /^(?:(?:written |posted |published |story |text |report )?by|von|por|par|di|door|af|av|autor(?:in|a)?|auteur|author)\b:?\s+/iu;

/** The names of the authors as the page declares them, `null` where it does not. */
export function chooseByline(
  linked: readonly string[],
  declared: readonly string[],
  root: HtmlElement,
): string | null {
  for (const names of [linked, declared]) {
    const usable = [...new Set(names.map(cleanName))].filter(isName);
    if (usable.length > 0) return usable.slice(0, 6).join(", ");
  }
  return findByline(root);
}

function findByline(root: HtmlElement): string | null {
  for (const element of descendants(root)) {
    const isAuthor =
      attribute(element, "rel") === "author" ||
      attribute(element, "itemprop") === "author" ||
      authorWord.test(classNames(element));
    if (!isAuthor) continue;
    const name = cleanName(lineOf(element));
    if (isName(name)) return name;
  }
  return null;
}

function cleanName(text: string): string {
  return text.replace(preposition, "").replace(/^[\s,|·•–-]+|[\s,|·•–-]+$/gu, "");
}

function isName(text: string): boolean {
  return (
    text.length > 1 && text.length <= MAX_LENGTH && !/https?:|www\.|@|\d{3}/.test(text) && /\p{L}/u.test(text)
  );
}
