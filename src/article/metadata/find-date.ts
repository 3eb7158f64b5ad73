import { classNames } from "../body/boilerplate.ts";
import {
  attribute,
  childElements,
  descendants,
  findAll,
  type HtmlElement,
  lineOf,
} from "../html/html-tree.ts";
import { dateInPath, parseDate } from "./dates.ts";
import type { PageEvidence } from "./page-evidence.ts";
import { findTextDate } from "./text-dates.ts";

const dateTags = [
  "article:published_time",
  "datepublished",
  "og:article:published_time",
  "article:published",
  "og:published_time",
  "og:pubdate",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dc.date.created",
  "dc.date",
  "dcterms.date",
  "citation_publication_date",
  "rnews:datepublished",
  "publication_date",
  "publish_date",
  "publish-date",
  "publishdate",
  "published_time",
  "pubdate",
  "vr:published_time",
  "date",
  "creation_date",
];

/** Words for a date and its publication in class names, in the languages that templates are written in. */
const dateWord =
  /(?:^|[-_ ])(?:date|datetime|dateline|timestamp|time|pubdate|published|publish|posted|post-?date|datum|fecha|data|veroeffentlicht|byline|post-?meta|entry-?meta|meta|info)(?:$|[-_ ])/;

/** Longer lines hold more than a date. */
const MAX_LINE = 150;

/** So many lines without a date, and there is none. */
const MAX_LINES = 300;

/**
 * The day or moment of publication: JSON-LD, then meta tags, then what is marked up as a date on the page, then the
 * address, then a date written out beside the headline. `null` where the page says nothing.
 */
export function findPublicationDate(
  { page, root, tags, linked }: PageEvidence,
  language: string | null,
): string | null {
  const isMonthFirst = language === null || /^en(?:-US)?$/.test(language);
  const read = (value: string | null | undefined) =>
    value ? (parseDate(value) ?? findTextDate(value, isMonthFirst)) : null;
  const declared = [linked?.datePublished, ...dateTags.flatMap((name) => tags.all(name))];
  return (
    first(declared, read) ??
    first(markedDates(root), read) ??
    dateInPath(new URL(page.url).pathname) ??
    first(take(writtenDates(root), MAX_LINES), (line) => findTextDate(line, isMonthFirst))
  );
}

function first<T>(values: Iterable<T>, read: (value: T) => string | null): string | null {
  for (const value of values) {
    const date = read(value);
    if (date !== null) return date;
  }
  return null;
}

function* take<T>(values: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const value of values) {
    if (taken >= most) return;
    taken += 1;
    yield value;
  }
}

/** What the markup calls the publication date, then any `<time>`, those below the headline first. */
function* markedDates(root: HtmlElement): Generator<string> {
  const timed: HtmlElement[] = [];
  let belowHeadline = 0;
  for (const element of descendants(root)) {
    if (element.name === "h1" && belowHeadline === 0) belowHeadline = timed.length;
    const isPublication =
      /datepublished/i.test(attribute(element, "itemprop")) || "pubdate" in element.attributes;
    if (isPublication)
      yield attribute(element, "content") || attribute(element, "datetime") || lineOf(element);
    else if ((element.name === "time" || "datetime" in element.attributes) && !isComment(element))
      timed.push(element);
  }
  for (const element of [...timed.slice(belowHeadline), ...timed.slice(0, belowHeadline)])
    yield attribute(element, "datetime") || lineOf(element);
}

/** Whether a time is that of a reader's comment. */
function isComment(element: HtmlElement): boolean {
  return [element, element.parent, element.parent?.parent].some(
    (near) =>
      near != null && /(?:^|[-_ ])(?:comments?|kommentare?|replies|reply)(?:$|[-_ ])/.test(classNames(near)),
  );
}

/** Short lines whose class says that they hold a date, and those beside the headline. */
function* writtenDates(root: HtmlElement): Generator<string> {
  const headline = findAll(root, "h1")[0];
  const nearby = headline?.parent ? [headline.parent, headline.parent.parent ?? headline.parent] : [];
  for (const place of [...nearby, root]) {
    for (const element of descendants(place)) {
      if (!dateWord.test(classNames(element))) continue;
      const line = lineOf(element);
      if (line.length <= MAX_LINE) yield line;
    }
  }
  for (const place of nearby) {
    for (const element of childElements(place)) {
      const line = lineOf(element);
      if (line.length <= MAX_LINE) yield line;
    }
  }
}
