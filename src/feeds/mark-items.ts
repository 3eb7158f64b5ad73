import { createHash } from "node:crypto";
import type { FeedItem } from "./feed.ts";

/**
 * What each item can be recognised by: the publisher's id, the address, and title with teaser or date; any one that was seen
 * before makes the item an old one. Ids and addresses that several items of the feed share say nothing and are left out.
 */
export function markItems(items: readonly FeedItem[]): string[][] {
  const guids = countBy(items.map((item) => item.guid));
  const urls = countBy(items.map((item) => item.url));
  return items.map((item) => {
    const marks: string[] = [];
    if (item.guid !== null && guids.get(item.guid) === 1) marks.push(shorten(`guid ${item.guid}`));
    if (item.url !== null && urls.get(item.url) === 1) marks.push(shorten(`url ${item.url}`));
    const words = `${fold(item.title)} ${fold(item.teaser)}`.trim();
    // A title alone may be that of a column: with its date it is one article.
    if (words !== "") marks.push(shorten(`text ${words} ${item.teaser === "" ? item.publishedAt : ""}`));
    return marks;
  });
}

function countBy(values: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** 66 bits tell the marks of one feed apart. */
function shorten(mark: string): string {
  return createHash("sha256").update(mark).digest("base64url").slice(0, 11);
}
