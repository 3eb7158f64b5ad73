import { generateOpml, parseOpml } from "feedsmith";
import { ReadingError } from "../errors.ts";

/** A feed as an OPML file names it. */
export interface OpmlFeed {
  readonly title: string;
  readonly url: string;
}

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

/** Feeds of one file beyond this number are not followed. */
export const MAX_OPML_FEEDS = 1_000;

/** The feeds of an OPML file, of all its folders, each once. Throws ReadingError `not-a-feed` where it is malformed. */
export function readOpml(text: string): OpmlFeed[] {
  const feeds = new Map<string, OpmlFeed>();
  const waiting: Outline[] = [...outlinesOf(text)].reverse();
  for (let outline = waiting.pop(); outline !== undefined; outline = waiting.pop()) {
    waiting.push(...[...(outline.outlines ?? [])].reverse());
    const url = URL.parse(outline.xmlUrl?.trim() ?? "");
    if (url === null || !/^https?:$/.test(url.protocol) || feeds.size >= MAX_OPML_FEEDS) continue;
    if (!feeds.has(url.href))
      feeds.set(url.href, { title: (outline.title ?? outline.text ?? "").trim(), url: url.href });
  }
  return [...feeds.values()];
}

function outlinesOf(text: string): readonly Outline[] {
  try {
    return parseOpml(text).body?.outlines ?? [];
  } catch (cause) {
    throw new ReadingError("not-a-feed", "OPML", cause);
  }
}

/** An OPML 2.0 file with these feeds. */
export function writeOpml(feeds: readonly OpmlFeed[], title: string): string {
  const outlines = feeds.map((feed) => ({ text: feed.title || feed.url, type: "rss", xmlUrl: feed.url }));
  return generateOpml({ head: { title }, body: { outlines } });
}
