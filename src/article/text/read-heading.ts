import { widthOf } from "../body/measure-prose.ts";
import { sentenceEnd } from "../body/refine-blocks.ts";
import { formatDate, parseDate } from "../metadata/dates.ts";
import { findTextDate } from "../metadata/text-dates.ts";

/** What stands above a pasted article, and the paragraphs that remain. */
export interface Heading {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly paragraphs: readonly string[];
}

/** How many paragraphs may belong to the heading. */
const MAX_LINES = 8;
const MAX_TITLE_WIDTH = 160;

const labels: readonly (readonly [keyof Heading & ("title" | "byline" | "publishedAt" | "url"), RegExp])[] = [
  [
    "title",
    /^(?:title|headline|titel|titre|título|titulo|titolo|заголовок|başlık|标题|標題|タイトル|제목|العنوان) ?[:：]\s*/iu,
  ],
  ["byline", /^(?:author|authors|byline|autor|auteur|autore|автор|yazar|作者|著者|기자|الكاتب) ?[:：]\s*/iu],
  [
    "publishedAt",
    /^(?:date|published|publication date|pubdate|datum|fecha|data|дата|tarih|日期|日付|날짜|التاريخ)(?: ?[:：]|(?=\s+\d))\s*/iu,
  ],
  ["url", /^(?:url|link|source|quelle|fuente|fonte|источник|来源) ?[:：]\s*(?=https?:)/iu],
];

const isoPrefix = /^((?:19|20)\d{2}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?:\s*[-–—:|,]\s*|\s+)/;
/** A preposition and a name, which Latin, Greek and Cyrillic write with a capital. */
const bylinePrefix =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar|[Dd]i|[Dd]oor|[Aa]v|[Aa]f)\s+(?=\p{Lu}\S*(?:\s+\p{L}+){0,4}\s+\p{Lu})/u;

/** Takes date lines, labelled metadata, a byline and a headline off the top of a pasted article; anything doubtful stays. */
export function readHeading(paragraphs: readonly string[]): Heading {
  const found: { -readonly [K in keyof Heading]: Heading[K] } = {
    title: null,
    byline: null,
    publishedAt: null,
    url: null,
    paragraphs: [],
  };
  let rest = [...paragraphs];
  for (let line = 0; line < MAX_LINES && rest.length > 1; line++) {
    const [first, ...others] = rest as [string, ...string[]];
    const remainder =
      readLabelled(first, found) ??
      readDate(first, found) ??
      readByline(first, found) ??
      readTitle(first, others, found);
    if (remainder === null) break;
    rest = remainder === "" ? others : [remainder, ...others];
  }
  return { ...found, paragraphs: rest };
}

type Found = { -readonly [K in keyof Heading]: Heading[K] };

/** Each reader returns what is left of the paragraph, `null` where it is no such line. */
function readLabelled(line: string, found: Found): string | null {
  const label = labels.find(([, pattern]) => pattern.test(line));
  if (label === undefined) return null;
  const [name, pattern] = label;
  const value = line.replace(pattern, "");
  if (name === "publishedAt") return readDate(value, found);
  if (widthOf(value) > MAX_TITLE_WIDTH || found[name] !== null) return null;
  found[name] = value;
  return "";
}

function readDate(line: string, found: Found): string | null {
  if (found.publishedAt !== null) return null;
  const iso = isoPrefix.exec(`${line} `);
  if (iso !== null) {
    found.publishedAt =
      parseDate(
        iso[0]
          .trim()
          .replace(/[-–—:|,]$/, "")
          .trim(),
      ) ?? formatDate(...numbers(iso[1]!));
    return found.publishedAt === null ? null : line.slice(iso[0].length).trim();
  }
  if (line.length > 45 || sentenceEnd.test(line.replace(/\.$/, ""))) return null;
  const letters = line.match(/\p{L}+/gu)?.length ?? 0;
  const date = letters <= 6 ? findTextDate(line) : null;
  if (date === null) return null;
  found.publishedAt = date;
  return "";
}

function numbers(iso: string): [number, number, number] {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return [year, month, day];
}

function readByline(line: string, found: Found): string | null {
  const name = line.replace(bylinePrefix, "");
  const isName =
    name !== line && name.length <= 60 && !/[.!?…]$|\d/.test(name) && name.split(/\s+/).length <= 8;
  if (found.byline !== null || !isName) return null;
  found.byline = name;
  return "";
}

/** A headline is a short first line that ends no sentence, above text that does. */
function readTitle(line: string, others: readonly string[], found: Found): string | null {
  const [next, afterNext] = others;
  if (found.title !== null || next === undefined) return null;
  const body = [next, afterNext].find(
    (text) => text !== undefined && sentenceEnd.test(text) && widthOf(text) > 1.5 * widthOf(line),
  );
  const isHeadline =
    widthOf(line) <= MAX_TITLE_WIDTH &&
    widthOf(line) >= 8 &&
    !sentenceEnd.test(line) &&
    !/[,،，、]$/u.test(line);
  if (!isHeadline || body === undefined) return null;
  found.title = line;
  return "";
}
