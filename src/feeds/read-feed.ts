import type { ReaderPool } from "../brief/reader-pool.ts";
import type { Feed } from "./feed.ts";
import { parseFetchedFeed } from "./parse-feed.ts";

/** Reads a fetched feed. Throws ReadingError `not-a-feed`, and those of ReaderPool. */
export type ReadFeed = (body: Uint8Array, contentType: string | undefined, url: string) => Promise<Feed>;

/** Bytes up to which even a hostile feed is read in a fraction of a second. */
export const MAX_READ_AT_ONCE = 128 * 1024;

/** Small feeds are read at once, which costs less than bringing them to another thread; large ones in a worker. */
export function createFeedReader(pool: Pick<ReaderPool, "readFeed">, now: () => number): ReadFeed {
  return async (body, contentType, url) => {
    const fetched = { body, contentType, url, now: now() };
    return body.length > MAX_READ_AT_ONCE ? pool.readFeed(fetched) : parseFetchedFeed(fetched);
  };
}
