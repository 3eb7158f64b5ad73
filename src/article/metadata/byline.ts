import { classNames } from "../body/boilerplate.ts";
import { attribute, descendants, type HtmlElement, lineOf } from "../html/html-tree.ts";
import { fold } from "./title.ts";

const MAX_LENGTH = 120;
const authorWord =
  /(?:^|[-_ ])(?:author|byline|autor|auteur|autore|writer|reporter|journalist|signature|firma|p-author|post-author|entry-author)(?:$|[-_ ]|name)/;
const preposition =
  /^(?:(?:written |posted |published |story |text |report )?by|von|por|par|di|door|af|av|autor(?:in|a)?|auteur|author|автор|بقلم|كتبت?)(?=[:\s]):?\s+/iu;

/** The names of the authors as the page declares them, `null` where it does not. */
export function chooseByline(
  linked: readonly string[],
  declared: readonly string[],
  root: HtmlElement,
  siteNames: readonly string[],
): string | null {
  // Templates sign with the site's name where nobody else did.
  const sites = new Set(siteNames.map(fold));
  const authors = [linked, declared].map((names) => [...new Set(names.map(cleanName))].filter(isName));
  const persons = authors.map((names) => names.filter((name) => !sites.has(fold(name))));
  const [known] = persons.filter((names) => names.length > 0);
  if (known !== undefined) return known.slice(0, 6).join(", ");
  return findByline(root) ?? authors.flat()[0] ?? null;
}

function findByline(root: HtmlElement): string | null {
  for (const element of descendants(root)) {
    const isAuthor =
      attribute(element, "rel") === "author" ||
      attribute(element, "itemprop") === "author" ||
      authorWord.test(classNames(element));
    if (!isAuthor) continue;
    // "By Jane Doe, published on 3 May": the name is what stands before the first sign.
    const name = cleanName(lineOf(element).split(/[,|·•–—]\s|\s-\s/u)[0] ?? "");
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
