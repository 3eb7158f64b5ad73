import { parseFeed as parseAnyFeed } from "feedsmith";
import { canonicalUrl } from "../article/canonical-url.ts";
import { decodeBody } from "../article/fetch/decode-body.ts";
import { ReadingError } from "../errors.ts";
import { type Feed, type FeedItem, MAX_ITEMS } from "./feed.ts";
import { type RawFeed, type RawItem, toRawFeed } from "./feed-formats.ts";
import { plainText } from "./plain-text.ts";

const MAX_TITLE = 300;
const MAX_TEASER = 1_000;
const DAY = 86_400_000;

/** A feed as it was fetched. */
export interface FetchedFeed {
  readonly body: Uint8Array;
  /** The header's value. */
  readonly contentType: string | undefined;
  /** Where it was found in the end. */
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Decodes and reads a fetched feed; see `parseFeed`. */
export function parseFetchedFeed({ body, contentType, url, now }: FetchedFeed): Feed {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? "")?.[1];
  return parseFeed(decodeBody(body, charset), url, now);
}

/**
 * Reads RSS, Atom, RDF or JSON Feed. `url` is where it was fetched, against which relative links are resolved; `now` is
 * in milliseconds: later dates are not believed. Throws ReadingError `not-a-feed`.
 * The library expands no entities and follows no external references.
 */
export function parseFeed(body: string, url: string, now: number): Feed {
  const raw = readRaw(body);
  return {
    title: plainText(raw.title ?? "", MAX_TITLE),
    siteUrl: resolve(raw.site, url),
    language: raw.language?.trim() || null,
    ttl: raw.ttl !== undefined && raw.ttl > 0 ? raw.ttl : null,
    items: raw.items.slice(0, MAX_ITEMS).map((item) => toItem(item, url, now)),
  };
}

function readRaw(body: string): RawFeed {
  try {
    return toRawFeed(parseAnyFeed(body.replace(/^[\ufeff\s]+/u, "")));
  } catch (cause) {
    throw new ReadingError("not-a-feed", undefined, cause);
  }
}

function toItem(raw: RawItem, base: string, now: number): FeedItem {
  return {
    guid: raw.guid?.trim().slice(0, 2_000) || null,
    url: raw.links.map((link) => resolve(link, base)).find((link) => link !== null) ?? null,
    title: plainText(raw.title ?? "", MAX_TITLE),
    teaser: plainText(raw.teaser ?? "", MAX_TEASER),
    publishedAt: readDate(raw.date, now),
  };
}

function resolve(link: string | undefined, base: string): string | null {
  const url = link === undefined ? null : URL.parse(link.trim(), base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  try {
    return canonicalUrl(url.href);
  } catch {
    return null;
  }
}

/** RFC 822 and ISO 8601 as publishers write them; a date before 1990 or more than a day ahead is a mistake. */
function readDate(date: unknown, now: number): string | null {
  const time = typeof date === "string" ? Date.parse(date.trim()) : Number.NaN;
  if (Number.isNaN(time) || time > now + DAY || time < Date.UTC(1990, 0)) return null;
  return new Date(Math.min(time, now)).toISOString();
}
