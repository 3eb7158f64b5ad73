import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { decodeBody } from "../article/fetch/decode-body.ts";
import type { FetchedBody, PageFetcher } from "../article/fetch-page.ts";
import { ReadingError } from "../errors.ts";
import type { Feed } from "./feed.ts";
import type { ReadFeed } from "./read-feed.ts";

export interface FindFeedOptions {
  readonly fetcher: Pick<PageFetcher, "fetchBody">;
  /** Parses a feed where it cannot stall the process. Throws ReadingError `not-a-feed`. */
  readonly parse: ReadFeed;
}

export interface FoundFeed {
  readonly url: string;
  readonly feed: Feed;
}

const MAX_BYTES = 5_000_000;
const MAX_TRIES = 4;
const usualPaths = ["/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml"];
const feedTypes = /^application\/((rss|atom|rdf)\+xml|feed\+json)$/i;

/**
 * Finds the feed at an address: the address itself, one that the page there names (RSS autodiscovery), or one at a
 * usual path. Throws ReadingError `not-a-feed` where there is none.
 */
export async function findFeed(address: string, options: FindFeedOptions): Promise<FoundFeed> {
  const link = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (URL.parse(link) === null) throw new ReadingError("not-a-link", address);
  const fetched = await fetchOk(link, options);
  const own = await tryParse(fetched, options);
  if (own !== null) return own;
  const named = namedFeeds(decodeBody(fetched.body, undefined).slice(0, MAX_BYTES), fetched.url);
  const usual = usualPaths.map((path) => new URL(path, fetched.url).href);
  for (const url of [...named.slice(0, MAX_TRIES), ...(named.length > 0 ? [] : usual)]) {
    const found = await tryAddress(url, options);
    if (found !== null) return found;
  }
  throw new ReadingError("not-a-feed", new URL(fetched.url).hostname);
}

async function fetchOk(url: string, { fetcher }: FindFeedOptions): Promise<FetchedBody> {
  const fetched = await fetcher.fetchBody(url, { maxBytes: MAX_BYTES });
  if (fetched.status === 404 || fetched.status === 410) throw new ReadingError("not-found");
  if (fetched.status !== 200) throw new ReadingError("unreachable", `HTTP ${fetched.status}`);
  return fetched;
}

async function tryAddress(url: string, options: FindFeedOptions): Promise<FoundFeed | null> {
  try {
    return await tryParse(await fetchOk(url, options), options);
  } catch (error) {
    if (error instanceof ReadingError) return null;
    throw error;
  }
}

/** A permanent redirect is followed for good. */
async function tryParse(fetched: FetchedBody, { parse }: FindFeedOptions): Promise<FoundFeed | null> {
  try {
    const type = fetched.headers["content-type"];
    return { url: fetched.permanentUrl ?? fetched.url, feed: await parse(fetched.body, type, fetched.url) };
  } catch (error) {
    if (error instanceof ReadingError && error.problem === "not-a-feed") return null;
    throw error;
  }
}

/** What the page's head names in `<link rel="alternate" type="application/rss+xml">`. */
function namedFeeds(html: string, base: string): string[] {
  const head = parse(html.slice(0, 500_000))
    .childNodes.flatMap(elementsOf)
    .find((node) => node.nodeName === "head");
  const links = head === undefined ? [] : elementsOf(head).filter((node) => node.nodeName === "link");
  const urls = links.flatMap((link) => {
    const attributes = new Map(link.attrs.map(({ name, value }) => [name, value]));
    if (!feedTypes.test(attributes.get("type")?.trim() ?? "")) return [];
    return URL.parse(attributes.get("href") ?? "", base)?.href ?? [];
  });
  return [...new Set(urls)].filter((url) => url.startsWith("http"));
}

function elementsOf(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] {
  return "childNodes" in node ? node.childNodes.filter((child) => "attrs" in child) : [];
}
