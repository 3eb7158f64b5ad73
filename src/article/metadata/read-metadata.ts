import type { Article } from "../article.ts";
import { canonicalUrl, isSameSite } from "../canonical-url.ts";
import { attribute, findAll, lineOf } from "../html/html-tree.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { chooseByline } from "./byline.ts";
import { findPublicationDate } from "./find-date.ts";
import { languageTag } from "./language-tag.ts";
import type { PageEvidence } from "./page-evidence.ts";
import { publisherInTitle, publisherLikeHost } from "./publisher.ts";
import { chooseTitle } from "./title.ts";

type Metadata = Pick<
  Article,
  "url" | "canonicalUrl" | "title" | "byline" | "publisher" | "declaredLanguage" | "publishedAt" | "image"
>;

/** What a page says of its article: structured data first, then meta tags, then what stands on the page. */
export function readMetadata(evidence: PageEvidence): Metadata {
  const { page, root, tags, linked } = evidence;
  const named = tags.first("og:site_name", "application-name");
  const site = named !== null && /^https?:/.test(named) ? null : named;
  const host = new URL(page.url).hostname.replace(/^www\./, "");
  const declaredLanguage = chooseLanguage(evidence);
  const pageTitle = findAll(root, "title").map(lineOf)[0] ?? null;
  const headings = findAll(root, "h1").map(lineOf);
  const declaredTitles = [linked?.headline ?? null, tags.first("og:title", "twitter:title")];
  const publisher =
    linked?.publisher ??
    site ??
    publisherLikeHost(pageTitle, host) ??
    publisherInTitle(pageTitle, [...headings, ...declaredTitles]) ??
    host;
  const siteNames = [publisher, site ?? "", host, host.split(".")[0]!];
  return {
    url: page.url,
    canonicalUrl: chooseCanonicalUrl(evidence),
    title: chooseTitle({
      declared: declaredTitles,
      pageTitle,
      headings,
      siteNames,
    }),
    byline: chooseByline({ linked: linked?.authors ?? [], tags, root, siteNames }),
    publisher,
    declaredLanguage,
    publishedAt: findPublicationDate(evidence, declaredLanguage),
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
