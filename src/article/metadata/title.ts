/** What a page calls itself, in the order of trust. */
export interface TitleEvidence {
  /** From metadata that means the article alone: JSON-LD, OpenGraph. */
  readonly declared: readonly (string | null)[];
  /** The `<title>`, which most often carries the site's name. */
  readonly pageTitle: string | null;
  /** The text of each `<h1>`. */
  readonly headings: readonly string[];
  /** Names under which the site may appear in a title. */
  readonly siteNames: readonly string[];
}

/** Shorter headings are the name of a section more often than a headline. */
const MIN_HEADLINE = 20;

const MIN_SITE_NAME = 4;

/** In a title whose white space is single spaces: runs of it would be tried again at each of their ends. */
const separator = / [|\-–—·•»«:]{1,2} | ?[|｜_] ?/u;
const edges: ReadonlySet<string> = new Set(" |-–—·•»«:｜");

/** The headline without the site's name, `""` where there is none. */
export function chooseTitle({ declared, pageTitle, headings, siteNames }: TitleEvidence): string {
  const titles = [...declared, pageTitle].filter((title) => title !== null && title !== "");
  const heading = headings.find(
    (text) => text.length > 3 && titles.some((title) => fold(title!).includes(fold(text))),
  );
  const isSite = (part: string) => siteNames.some((name) => fold(name) === fold(part));
  const [first] = titles;
  if (heading !== undefined && !isSite(heading)) return heading;
  const shown = headings.filter((text) => text !== "" && !namesSite(text, siteNames));
  // What readers see wins over what search engines are told, as long as both speak of the same.
  if (shown.length === 1 && titles.some((title) => isAkin(title!, shown[0]!))) return shown[0]!;
  if (first == null) return headings.find((text) => !isSite(text)) ?? "";
  return stripSiteName(first, isSite) || first;
}

function namesSite(heading: string, siteNames: readonly string[]): boolean {
  return siteNames.map(fold).some((name) => name.length >= MIN_SITE_NAME && fold(heading).includes(name));
}

/** Whether two headlines of more than a label share a word long enough to tell. */
function isAkin(a: string, b: string): boolean {
  const words = new Set(tellingWords(a));
  return b.length >= MIN_HEADLINE && tellingWords(b).some((word) => words.has(word));
}

function tellingWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]{5,}/gu) ?? [];
}

/** A title taken apart where titles put the site's name. */
export function titleParts(title: string): string[] {
  return title
    .replaceAll(/\s+/gu, " ")
    .split(separator)
    .filter((part) => part !== "");
}

function stripSiteName(title: string, isSite: (part: string) => boolean): string {
  const parts = titleParts(title);
  if (parts.length < 2) return title;
  if (isSite(parts.at(-1)!)) return trimEndOf(title.slice(0, title.lastIndexOf(parts.at(-1)!)));
  if (isSite(parts[0]!)) return title.slice(parts[0]!.length).replace(/^[\s|\-–—·•»«:｜]+/u, "");
  return title;
}

function trimEndOf(title: string): string {
  let end = title.length;
  while (end > 0 && isEdge(title[end - 1]!)) end -= 1;
  return title.slice(0, end);
}

function isEdge(character: string): boolean {
  return edges.has(character) || character.trim() === "";
}

/** Letters and digits alone, for comparing names and headlines. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
