import { classNames } from "../body/boilerplate.ts";
import { attribute, descendants, type HtmlElement, lineOf } from "../html/html-tree.ts";
import { cleanName } from "./clean-name.ts";

/** Words that templates put into class names of a byline, in the languages that templates are written in. */
const authorWord =
  /(?:^|[-_ ])(?:author|byline|autor|auteur|autore|writer|reporter|journalist|signature|firma|p-author|post-author|entry-author)(?:$|[-_ ]|name)/;

/** Where authors have pages of their own, by the folders of their addresses. */
const authorPath =
  /\/(?:authors?|autor|autore[ns]?|autori|auteurs?|autores|bylines?|staff|writers?|contributors?|reporters?|journalists?|redakteure?|columnists?)\/[^/?#]/i;

/** Who made a picture or owns the page has written nothing. */
const otherCredit =
  /(?:^|[-_ ])(?:photo\w*|image|picture|caption|credits?|copyright|avatar|comments?)(?:$|[-_ ])/;
const otherElements = new Set(["figure", "figcaption", "nav", "footer"]);

/** By "By", "von", "por"… and a name that begins with a capital or has none to begin with. */
const signedLine =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar|[Dd]i|[Dd]a|[Dd]oor|[Aa]v|[Aa]f|Autor|Text|Текст|Автор|[Oo]leh|作者|文)(?:\s*[:：/／]\s*|\s+)(?=[\p{Lu}\p{Lo}])/u;
const MAX_SIGNED_LINE = 120;

/** A byline stands so many elements below the headline, or it is another article's. */
const MAX_SIGNED = 60;
const MAX_NAME = 60;
const MAX_WORDS = 7;
const MAX_PARTICLE = 5;

/** Chinese and Japanese names are short; what is longer is a headline. */
const longRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{9}/u;

/**
 * The author as the page shows one: markup that means the author, links to an author's page, class names, and lines
 * such as "By Jane Doe" below the headline; those below the headline first. `null` where there is none.
 */
export function findAuthor(root: HtmlElement): string | null {
  const elements = authoredElements(root);
  const headline = Math.max(
    0,
    elements.findIndex(({ name }) => name === "h1"),
  );
  const ordered = [...elements.slice(headline), ...elements.slice(0, headline)];
  const named = (isAuthor: (element: HtmlElement) => boolean) => firstName(ordered, isAuthor);
  return (
    named(isMarkedAuthor) ??
    findLinkedAuthors(ordered) ??
    named((element) => authorWord.test(classNames(element))) ??
    firstName(ordered.slice(0, MAX_SIGNED), isSigned)
  );
}

/** All elements but those that credit others. */
function authoredElements(root: HtmlElement): HtmlElement[] {
  const others = new Set<HtmlElement>();
  return descendants(root).filter((element) => {
    const isInOther = element.parent !== null && others.has(element.parent);
    if (isInOther || otherElements.has(element.name)) others.add(element);
    return !others.has(element) && !otherCredit.test(classNames(element));
  });
}

function isMarkedAuthor(element: HtmlElement): boolean {
  return attribute(element, "rel") === "author" || attribute(element, "itemprop") === "author";
}

/** The first link to an author's page, and those beside it. */
function findLinkedAuthors(elements: readonly HtmlElement[]): string | null {
  const links = elements.filter(
    ({ name, attributes }) => name === "a" && authorPath.test(attributes.href ?? ""),
  );
  const first = links.find((link) => nameIn(lineOf(link)) !== null);
  if (first === undefined) return null;
  const names = links
    .filter(({ parent }) => parent === first.parent)
    .flatMap((link) => nameIn(lineOf(link)) ?? []);
  return [...new Set(names)].slice(0, 6).join(", ");
}

function isSigned(element: HtmlElement): boolean {
  const line = lineOf(element);
  return line.length <= MAX_SIGNED_LINE && signedLine.test(line);
}

function firstName(
  elements: readonly HtmlElement[],
  isAuthor: (element: HtmlElement) => boolean,
): string | null {
  for (const element of elements) {
    const name = isAuthor(element) ? nameIn(lineOf(element)) : null;
    if (name !== null) return name;
  }
  return null;
}

/** "By Jane Doe, published on 3 May": the name is what stands before the first sign. */
function nameIn(line: string): string | null {
  const name = cleanName(cleanName(line).split(/[,|·•–—]\s|\s-\s/u)[0] ?? "");
  const words = name.split(/\s+/u);
  const isShort = name.length <= MAX_NAME && words.length <= MAX_WORDS;
  return isShort && isWritten(name) && !longRun.test(name) && !words.some(isPlain) && !isSmall(words.at(-1)!)
    ? name
    : null;
}

/** Two letters in a row, a capital or a script that has none, and nothing that no name holds. */
function isWritten(name: string): boolean {
  return (
    /\p{L}{2}/u.test(name) &&
    /[\p{Lu}\p{Lo}]/u.test(name) &&
    !/[\d@©“”„«»"]|https?:|www\.|[!?:…→]$/u.test(name)
  );
}

/** A word in small letters too long for a particle such as "von", "und", "della". */
function isPlain(word: string): boolean {
  return isSmall(word) && word.length > MAX_PARTICLE;
}

function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}
