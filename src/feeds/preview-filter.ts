import type { ReaderPool } from "../brief/reader-pool.ts";
import { ReadingError } from "../errors.ts";
import { audienceOf } from "../store/audience.ts";
import type { BriefStore } from "../store/briefs.ts";
import type { EntryStore } from "../store/entries.ts";
import type { Subscription } from "../store/feeds.ts";
import type { FeedItem } from "./feed.ts";
import type { FeedFilter } from "./feed-filter.ts";
import { type FindFeedOptions, findFeed } from "./find-feed.ts";
import { type Matchable, matchableOf, passesFilter } from "./match-filter.ts";

export interface PreviewOptions extends FindFeedOptions {
  readonly entries: Pick<EntryStore, "listFeed">;
  readonly briefs: Pick<BriefStore, "findByAddress" | "visibleTo">;
  /** Reads announcements, so that the names in them are found in any language. */
  readonly pool: Pick<ReaderPool, "read">;
}

/** What a filter would have let through of a feed's last articles. */
export interface FilterPreview {
  /** How many articles were looked at, at most PREVIEWED. */
  readonly count: number;
  readonly passing: readonly Announced[];
}

/** An article as its feed announced it. */
type Announced = Pick<FeedItem, "title" | "teaser" | "url">;

const PREVIEWED = 50;

/**
 * Tries a filter on a feed's last articles: those that are kept, then what the feed holds beside them. An article that
 * was read is judged by its text as in a digest, another one by its announcement.
 */
export async function previewFilter(
  { feedId, url, tenant, channel }: Pick<Subscription, "feedId" | "url" | "tenant" | "channel">,
  filter: FeedFilter,
  options: PreviewOptions,
): Promise<FilterPreview> {
  const audience = audienceOf(tenant, { channel, isPrivate: true });
  const kept = await options.entries.listFeed(feedId, PREVIEWED);
  const known = new Set(kept.map(({ url, title }) => url ?? title));
  const others = kept.length < PREVIEWED ? await listItems(url, options) : [];
  const articles: readonly Announced[] = [
    ...kept,
    ...others.filter(({ url, title }) => !known.has(url ?? title)),
  ].slice(0, PREVIEWED);
  const verdicts = await Promise.all(
    articles.map(async (article) => passesFilter(await readArticle(article, audience, options), filter)),
  );
  return { count: articles.length, passing: articles.filter((_, index) => verdicts[index]) };
}

/** What the feed holds now; nothing where it cannot be read. */
async function listItems(url: string, options: FindFeedOptions): Promise<readonly FeedItem[]> {
  try {
    return (await findFeed(url, options)).feed.items;
  } catch (error) {
    if (error instanceof ReadingError) return [];
    throw error;
  }
}

async function readArticle(
  article: Announced,
  audience: string,
  options: PreviewOptions,
): Promise<Matchable> {
  const { briefs, pool } = options;
  const { url, title, teaser } = article;
  const stored = url === null ? null : await briefs.findByAddress(url);
  if (stored !== null && (await briefs.visibleTo(audience, stored.brief.id)))
    return matchableOf(stored.brief);
  try {
    // One paragraph: names are looked for in the text, of which a first line of its own would not be part.
    return matchableOf(await pool.read({ text: `${title}. ${teaser}`, hints: {} }));
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    return { language: "und", text: `${title}\n${teaser}`, names: [] };
  }
}
