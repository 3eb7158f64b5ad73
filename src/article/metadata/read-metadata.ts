import type { Article, Page } from "../article.ts";
import { canonicalUrl, isSameSite } from "../canonical-url.ts";
import { attribute, findAll, type HtmlElement, lineOf } from "../html/html-tree.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { chooseByline } from "./byline.ts";
import { dateInPath, parseDate } from "./dates.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { languageTag } from "./language-tag.ts";
import type { MetaTags } from "./meta-tags.ts";
import { chooseTitle } from "./title.ts";

/** A page taken apart for its metadata. */
export interface PageEvidence {
  readonly page: Page;
  readonly root: HtmlElement;
  readonly tags: MetaTags;
  readonly linked: LinkedArticle | null;
}

type Metadata = Pick<
  Article,
  "url" | "canonicalUrl" | "title" | "byline" | "publisher" | "declaredLanguage" | "publishedAt" | "image"
>;

/** What a page says of its article: structured data first, then meta tags, then what stands on the page. */
export function readMetadata(evidence: PageEvidence): Metadata {
  const { page, root, tags, linked } = evidence;
  const site = tags.first("og:site_name", "application-name");
  const host = new URL(page.url).hostname.replace(/^www\./, "");
  const publisher = linked?.publisher ?? site ?? host;
  const titles = findAll(root, "title").map(lineOf);
  return {
    url: page.url,
    canonicalUrl: chooseCanonicalUrl(evidence),
    title: chooseTitle({
      declared: [linked?.headline ?? null, tags.first("og:title", "twitter:title")],
      pageTitle: titles[0] ?? null,
      headings: findAll(root, "h1").map(lineOf),
      siteNames: [publisher, site ?? "", host, host.split(".")[0]!],
    }),
    byline: chooseByline(linked?.authors ?? [], [...tags.all("author"), ...tags.all("article:author")], root),
    publisher,
    declaredLanguage: chooseLanguage(evidence),
    publishedAt: choosePublicationDate(evidence),
    image: absoluteUrl(tags.first("og:image", "og:image:url", "twitter:image") ?? linked?.image, page.url),
  };
}

/** The page's own word counts only within its site: else any page could pose as another's. */
function chooseCanonicalUrl({ page, root, tags }: PageEvidence): string {
  const own = new URL(page.url);
  const link = findAll(root, "link").find((element) => /\bcanonical\b/i.test(attribute(element, "rel")));
  for (const href of [link && attribute(link, "href"), tags.first("og:url")]) {
    const declared = URL.parse(absoluteUrl(href, page.url) ?? "");
    if (declared === null || !isSameSite(declared.hostname, own.hostname)) continue;
    if (declared.pathname === "/" && own.pathname !== "/") continue;
    return canonicalUrl(declared.href);
  }
  return canonicalUrl(page.url);
}

function chooseLanguage({ page, root, tags, linked }: PageEvidence): string | null {
  const html = findAll(root, "html")[0];
  const candidates = [
    html && (attribute(html, "lang") || attribute(html, "xml:lang")),
    tags.first("og:locale"),
    tags.first("content-language", "language", "dc.language"),
    page.contentLanguage,
    linked?.language,
  ];
  return candidates.map(languageTag).find((tag) => tag !== null) ?? null;
}

const dateTags = [
  "article:published_time",
  "datepublished",
  "og:article:published_time",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date.issued",
  "dcterms.created",
  "dc.date",
  "dcterms.date",
  "date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publication_date",
  "publish_date",
  "article:published",
  "og:published_time",
  "citation_publication_date",
  "rnews:datepublished",
  "last-modified-never",
];

function choosePublicationDate({ page, root, tags, linked }: PageEvidence): string | null {
  const times = findAll(root, "time");
  const marked = times.filter(
    (time) => /datepublished/i.test(attribute(time, "itemprop")) || "pubdate" in time.attributes,
  );
  const candidates = [
    linked?.datePublished,
    ...dateTags.flatMap((name) => tags.all(name)),
    ...[...marked, ...times.slice(0, 1)].map((time) => attribute(time, "datetime") || lineOf(time)),
  ];
  const dates = candidates.map((value) => (value ? parseDate(value) : null));
  return dates.find((date) => date !== null) ?? dateInPath(new URL(page.url).pathname);
}
