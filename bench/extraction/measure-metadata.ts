import type { Article } from "../../src/article/article.ts";
import { extractArticle } from "../../src/article/extract-article.ts";
import { parseHtml } from "../../src/article/html/parse-html.ts";
import { parseDate } from "../../src/article/metadata/dates.ts";
import { type LinkedArticle, readJsonLd } from "../../src/article/metadata/json-ld.ts";
import { ReadingError } from "../../src/errors.ts";
import { printTable } from "../support/print-table.ts";
import { readPages, type SavedPage } from "./read-pages.ts";

const linkedData = /<script[^>]*application\/ld\+json[^>]*>[\s\S]*?<\/script>/gi;

interface Tally {
  asked: number;
  given: number;
  right: number;
}

/**
 * Prints how often the metadata of pages is found when their JSON-LD, which serves as the truth, is hidden from the
 * extractor. "Shown" counts only what stands on the page outside of the JSON-LD.
 */
export function measureMetadata(dataDir: string): void {
  const tallies = new Map<string, Tally>();
  for (const page of ["aeb", "trafilatura"].flatMap((set) => readPages(dataDir, set))) {
    const truth = readJsonLd(parseHtml(page.html));
    if (truth === null) continue;
    const html = page.html.replaceAll(linkedData, "");
    const article = read({ ...page, html });
    if (article !== null) compare(truth, article, html, tallies, page.id);
  }
  const rows = [...tallies].map(([field, { asked, given, right }]) => [
    field,
    asked,
    given,
    percent(right, asked),
  ]);
  console.log("### Metadata, JSON-LD hidden\n");
  printTable(["field", "pages that have it", "found", "right %"], rows);
}

function read({ url, html }: SavedPage): Article | null {
  try {
    return extractArticle({ url, body: html, mediaType: "text/html", contentLanguage: null });
  } catch (error) {
    if (error instanceof ReadingError) return null;
    throw error;
  }
}

function compare(
  truth: LinkedArticle,
  article: Article,
  html: string,
  tallies: Map<string, Tally>,
  id: string,
): void {
  const day = parseDate(truth.datePublished ?? "")?.slice(0, 10) ?? null;
  const count = (field: string, wanted: string | null, found: string | null, isRight: boolean) => {
    if (wanted === null) return;
    const tally = tallies.get(field) ?? { asked: 0, given: 0, right: 0 };
    tallies.set(field, tally);
    tally.asked += 1;
    if (found !== null && found !== "") tally.given += 1;
    if (isRight) tally.right += 1;
    else if (process.env.BENCH_MISSES === field) console.error(id, "wanted", wanted, "found", found);
  };
  const foundDay = article.publishedAt?.slice(0, 10) ?? null;
  count(
    "date shown on the page",
    day !== null && showsDay(html, day) ? day : null,
    foundDay,
    isNear(day, foundDay),
  );
  count("date in JSON-LD", day, foundDay, isNear(day, foundDay));
  count("title", truth.headline, article.title, isAlike(truth.headline, article.title));
  const author = truth.authors[0] ?? null;
  count(
    "byline of a person, shown on the page",
    author !== null && showsPerson(html, author, truth, article) ? author : null,
    article.byline,
    isAlike(author, article.byline),
  );
  count("byline", truth.authors[0] ?? null, article.byline, isAlike(truth.authors[0], article.byline));
  count("publisher", truth.publisher, article.publisher, isAlike(truth.publisher, article.publisher));
  count("image", truth.image, article.image, article.image !== null);
}

/** A time near midnight falls on another day in another zone. */
function isNear(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= 86_400_000;
}

/** Whether readers see the name, and it is not the house's own. */
function showsPerson(html: string, author: string, truth: LinkedArticle, article: Article): boolean {
  const seen = html.replaceAll(/<script[\s\S]*?<\/script>|<[^>]*>/gi, " ");
  const isHouse = isAlike(author, truth.publisher) || isAlike(author, article.publisher);
  return !isHouse && fold(seen).includes(fold(author));
}

/** Whether the day stands on the page in one of the spellings that people and machines use. */
function showsDay(html: string, day: string): boolean {
  const [year = "", month = "", date = ""] = day.split("-");
  const [m, d] = [String(Number(month)), String(Number(date))];
  const names = ["en", "de", "fr", "es", "pt", "it", "pl", "fi"].flatMap((language) =>
    (["long", "short"] as const).map((style) =>
      new Intl.DateTimeFormat(language, { month: style, day: "numeric", timeZone: "UTC" })
        .formatToParts(Date.parse(day))
        .find(({ type }) => type === "month")!
        .value.replace(".", ""),
    ),
  );
  const numeric = [
    `${year}[-/.]?${month}[-/.]?${date}`,
    `0?${d}[./-]0?${m}[./-](?:20)?${year.slice(2)}`,
    `0?${m}/0?${d}/(?:20)?${year.slice(2)}`,
    `${year}年${m}月${d}日`,
  ];
  const written = [...new Set(names)].flatMap((name) => [
    `0?${d}(?:\\.|st|nd|rd|th)?(?: de)? ${name}[a-z]*\\.?,?(?: de)? ${year}`,
    `${name}[a-z]*\\.? 0?${d}(?:st|nd|rd|th)?,? ${year}`,
  ]);
  const seen = html.replaceAll(
    /<script[\s\S]*?<\/script>|https?:\/\/\S+|\b(?:src|href|data-src)="[^"]*"/gi,
    " ",
  );
  return new RegExp(`(?<!\\d)(?:${[...numeric, ...written].join("|")})(?!\\d)`, "i").test(seen);
}

function isAlike(a: string | undefined | null, b: string | null): boolean {
  const [left, right] = [fold(a ?? ""), fold(b ?? "")];
  return left !== "" && right !== "" && (left.includes(right) || right.includes(left));
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function percent(part: number, whole: number): string {
  return ((100 * part) / Math.max(1, whole)).toFixed(1);
}
