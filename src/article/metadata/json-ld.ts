import { attribute, collapse, findAll, type HtmlElement, rawText } from "../html/html-tree.ts";
import { parseHtml } from "../html/parse-html.ts";

/** What a page's JSON-LD says of its article; everything is the publisher's word, cleaned but not believed. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  /** As it stands. */
  readonly datePublished: string | null;
  readonly image: string | null;
  readonly language: string | null;
  readonly body: string | null;
  /** `false` where the publisher says that reading costs. */
  readonly isFree: boolean | null;
  readonly translations: readonly { readonly url: string; readonly language: string | null }[];
}

type Item = Readonly<Record<string, unknown>>;

const MAX_SCRIPT_LENGTH = 1_000_000;
const MAX_SCRIPTS = 50;
const MAX_ITEMS = 3000;
const MAX_NESTING = 10;

const articleType = /(?:Article|BlogPosting|Report|Reportage|SocialMediaPosting|Review|CreativeWork)$/;

/** Reads the article that a page's `application/ld+json` scripts describe, `null` where there is none. */
export function readJsonLd(root: HtmlElement): LinkedArticle | null {
  const items = findItems(root);
  const articles = items.filter(
    (item) => typesOf(item).some((type) => articleType.test(type)) && "headline" in item,
  );
  const item = articles[0] ?? items.find((other) => "datePublished" in other && "headline" in other);
  return item === undefined ? null : toArticle(item, byId(items));
}

function findItems(root: HtmlElement): Item[] {
  const items: Item[] = [];
  const isLinkedData = (script: HtmlElement) =>
    /^application\/ld\+json\b/i.test(attribute(script, "type").trim());
  for (const script of findAll(root, "script").filter(isLinkedData).slice(0, MAX_SCRIPTS)) {
    flatten(parseJson(rawText(script)), items, 0);
  }
  return items;
}

/** Publishers write comments, raw line breaks and trailing commas into their JSON. */
function parseJson(script: string): unknown {
  if (script.length > MAX_SCRIPT_LENGTH) return null;
  try {
    return JSON.parse(script);
  } catch {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
    const controls = /[\u0000-\u001f]+/g;
    const repaired = script
      .replaceAll(/<!\[CDATA\[|\]\]>|^\s*<!--|-->\s*$/g, "")
      .replaceAll(controls, " ")
      .replaceAll(/,\s?(?=[}\]])/g, "");
    try {
      return JSON.parse(repaired.replace(/;\s?$/, ""));
    } catch {
      return null;
    }
  }
}

function flatten(value: unknown, items: Item[], nesting: number): void {
  if (typeof value !== "object" || value === null || nesting > MAX_NESTING || items.length >= MAX_ITEMS)
    return;
  if (!Array.isArray(value)) items.push(value as Item);
  for (const part of Object.values(value)) flatten(part, items, nesting + 1);
}

function byId(items: readonly Item[]): (value: unknown) => unknown {
  const index = new Map(
    items.filter((item) => Object.keys(item).length > 1).map((item) => [item["@id"], item]),
  );
  return (value) => {
    const id = isItem(value) && Object.keys(value).length === 1 ? value["@id"] : undefined;
    return typeof id === "string" ? (index.get(id) ?? value) : value;
  };
}

function toArticle(item: Item, resolve: (value: unknown) => unknown): LinkedArticle {
  const parts = [item, ...list(item.hasPart).filter(isItem)];
  const isFree = parts.map((part) => readBoolean(part.isAccessibleForFree));
  return {
    headline: readText(item.headline) ?? readText(item.name),
    authors: list(item.author)
      .map(resolve)
      .map(readName)
      .filter((name) => name !== null),
    publisher: readName(resolve(list(item.publisher)[0])),
    datePublished: readText(item.datePublished) ?? readText(item.dateCreated),
    image: readUrl(resolve(list(item.image)[0])),
    language: readName(list(item.inLanguage)[0]),
    body: typeof item.articleBody === "string" ? item.articleBody : null,
    isFree: isFree.includes(false) ? false : isFree.includes(true) ? true : null,
    translations: readTranslations(item),
  };
}

function readTranslations(item: Item): LinkedArticle["translations"] {
  return ["workTranslation", "translationOfWork", "translationWorks"]
    .flatMap((name) => list(item[name]))
    .map((work) => ({
      url: isItem(work) ? (readText(work.url) ?? readText(work["@id"])) : readText(work),
      language: isItem(work) ? readName(list(work.inLanguage)[0]) : null,
    }))
    .filter((work): work is { url: string; language: string | null } => work.url !== null);
}

function typesOf(item: Item): string[] {
  return list(item["@type"]).filter((type) => typeof type === "string");
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Publishers escape twice: entities and tags inside JSON strings are read as HTML. */
function readText(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const text = /[&<]/.test(value) ? rawText(parseHtml(value)) : value;
  return collapse(text) || null;
}

function readName(value: unknown): string | null {
  return isItem(value) ? (readText(value.name) ?? readText(value.alternateName)) : readText(value);
}

function readUrl(value: unknown): string | null {
  return isItem(value) ? (readText(value.url) ?? readText(value.contentUrl)) : readText(value);
}

function readBoolean(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  return typeof value === "string"
    ? ({ true: true, false: false }[value.toLowerCase().trim()] ?? null)
    : null;
}
