import type { parseFeed } from "feedsmith";

type Parsed = ReturnType<typeof parseFeed>;
type FeedOf<Format> = Extract<Parsed, { format: Format }>["feed"];

/** What the four formats have in common, as the publisher wrote it. */
export interface RawFeed {
  readonly title: string | undefined;
  readonly site: string | undefined;
  readonly language: string | undefined;
  /** Minutes. */
  readonly ttl: number | undefined;
  readonly items: readonly RawItem[];
}

export interface RawItem {
  readonly guid: string | undefined;
  /** The best one first. */
  readonly links: readonly (string | undefined)[];
  readonly title: string | undefined;
  readonly teaser: string | undefined;
  readonly date: unknown;
}

/** Brings a parsed feed of any format to one shape. */
export function toRawFeed(parsed: Parsed): RawFeed {
  switch (parsed.format) {
    case "rss":
      return fromRss(parsed.feed);
    case "atom":
      return fromAtom(parsed.feed);
    case "rdf":
      return fromRdf(parsed.feed);
    case "json":
      return fromJson(parsed.feed);
    default:
      return parsed satisfies never;
  }
}

/** RSS 0.9x and 2.0, with Dublin Core and content modules. */
function fromRss(feed: FeedOf<"rss">): RawFeed {
  return {
    title: feed.title,
    site: feed.link,
    language: feed.language ?? feed.dc?.languages?.[0],
    ttl: feed.ttl,
    items: (feed.items ?? []).map((item) => ({
      guid: item.guid?.value,
      links: [item.link, item.guid?.isPermaLink === false ? undefined : item.guid?.value],
      title: item.title,
      teaser: item.description ?? item.content?.encoded,
      date: item.pubDate ?? item.dc?.dates?.[0],
    })),
  };
}

/** Atom, RFC 4287. */
function fromAtom(feed: FeedOf<"atom">): RawFeed {
  return {
    title: textOf(feed.title),
    site: alternateOf(feed.links),
    language: feed.xml?.lang,
    ttl: undefined,
    items: (feed.entries ?? []).map((entry) => ({
      guid: entry.id,
      links: [alternateOf(entry.links), entry.links?.[0]?.href],
      title: textOf(entry.title),
      teaser: textOf(entry.summary) ?? textOf(entry.content),
      date: entry.published ?? entry.updated,
    })),
  };
}

/** RSS 1.0. */
function fromRdf(feed: FeedOf<"rdf">): RawFeed {
  return {
    title: feed.title,
    site: feed.link,
    language: feed.dc?.languages?.[0],
    ttl: undefined,
    items: (feed.items ?? []).map((item) => ({
      guid: item.rdf?.about,
      links: [item.link, item.rdf?.about],
      title: item.title,
      teaser: item.description,
      date: item.dc?.dates?.[0],
    })),
  };
}

/** JSON Feed 1.1. */
function fromJson(feed: FeedOf<"json">): RawFeed {
  return {
    title: feed.title,
    site: feed.home_page_url,
    language: feed.language,
    ttl: undefined,
    items: (feed.items ?? []).map((item) => ({
      guid: item.id,
      links: [item.url, item.external_url],
      title: item.title,
      teaser: item.summary ?? item.content_text ?? item.content_html,
      date: item.date_published ?? item.date_modified,
    })),
  };
}

interface Link {
  readonly href?: string | undefined;
  readonly rel?: string | undefined;
}

function alternateOf(links: readonly Link[] = []): string | undefined {
  return links.find((link) => link.rel === undefined || link.rel === "alternate")?.href;
}

function textOf(value: string | { readonly value?: string | undefined } | undefined): string | undefined {
  return typeof value === "string" ? value : value?.value;
}
