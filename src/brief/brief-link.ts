import type { Page } from "../article/article.ts";
import { canonicalUrl } from "../article/canonical-url.ts";
import type { PageFetcher } from "../article/fetch-page.ts";
import { type Problem, ReadingError } from "../errors.ts";
import type { Log } from "../log.ts";
import { PUBLIC_TENANT } from "../store/audience.ts";
import type { StoredBrief } from "../store/briefs.ts";
import type { Store } from "../store/store.ts";
import type { Brief } from "./brief.ts";
import type { LinkReader, ReadingPlace, ReadLinkOptions } from "./link-reader.ts";
import { createEditionReader } from "./read-editions.ts";
import type { ReadOnce } from "./read-once.ts";
import type { ReaderPool } from "./reader-pool.ts";
import { shareWork } from "./share-work.ts";
import type { Reading } from "./worker.ts";

export interface LinkReaderOptions {
  readonly fetcher: Pick<PageFetcher, "fetchPage">;
  readonly pool: Pick<ReaderPool, "read" | "prepare">;
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** Where instances share a store, keeps two from reading one article at once. */
  readonly readOnce?: ReadOnce;
  /** Called after each reading that the store could not spare. */
  readonly onRead?: (outcome: ReadingOutcome) => void;
}

/** How a reading ended. */
export interface ReadingOutcome {
  /** `error`: something that is not the page's fault. */
  readonly outcome: "ok" | "error" | Problem;
  /** BCP 47; `""` where nothing was read. */
  readonly language: string;
  /** Fetching included, in milliseconds. */
  readonly duration: number;
}

/** A reading of this age is given without asking the publisher again, in milliseconds. */
const FRESH = 60 * 60 * 1000;

/** After so many milliseconds the person is told that the page is slow. */
const SLOW = 3_000;

/** Reading for somebody who has files as well as links. */
export interface DocumentReader extends LinkReader {
  /** Reads a page that was not fetched, such as a saved file. Throws ReadingError. */
  readPage(page: Page, place: ReadingPlace): Promise<Brief>;
}

/** THE PIPELINE: from a link to a Brief in the store, and from there to its siblings. */
export function createLinkReader(options: LinkReaderOptions): DocumentReader {
  const { fetcher, pool, store, now, log, readOnce = (_key, _stored, work) => work() } = options;
  const shared = shareWork<Brief>();
  const observe = createObserver(options);

  async function readLink(link: string, options: ReadLinkOptions): Promise<Brief> {
    const address = canonicalUrl(link);
    const known = await store.briefs.findByAddress(address);
    const read = () =>
      readOnce(
        address,
        () => findFresh(address),
        () => readAnew(address, known?.brief),
      );
    const brief = isFresh(known) ? known.brief : await tellIfSlow(shared(address, read), address, options);
    await remember(brief, options.public ? PUBLIC_TENANT : options.audience, options.channel);
    return brief;
  }

  const isFresh = (known: StoredBrief | null): known is StoredBrief =>
    known !== null && now() - known.readAt < FRESH;

  async function findFresh(address: string): Promise<Brief | null> {
    const known = await store.briefs.findByAddress(address);
    return isFresh(known) ? known.brief : null;
  }

  /** An older reading is better than none when the publisher cannot be reached. */
  async function readAnew(address: string, older: Brief | undefined): Promise<Brief> {
    pool.prepare();
    try {
      const brief = await observe(async () => pool.read({ page: await fetcher.fetchPage(address) }));
      await store.briefs.save(brief, address, now());
      return brief;
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      if (error.problem === "reader-crashed") log.error({ err: error.cause }, "a reading crashed its worker");
      if (older === undefined || !passing.has(error.problem)) throw error;
      return older;
    }
  }

  async function readGiven(reading: Reading, place: ReadingPlace): Promise<Brief> {
    const brief = await observe(() => pool.read(reading));
    await store.briefs.save(brief, null, now());
    await remember(brief, place.audience, place.channel);
    return brief;
  }

  /** Who met the article may be shown it, and it may be found as a sibling of others. */
  async function remember(brief: Brief, audience: string, channel: string): Promise<void> {
    await store.briefs.saw(audience, brief.id, channel, now());
    await editions.index(brief);
  }

  async function findStored(id: string, audience: string): Promise<Brief | null> {
    if (!(await store.briefs.visibleTo(audience, id))) return null;
    return (await store.briefs.find(id))?.brief ?? null;
  }

  const editions = createEditionReader({ store, log, readLink, findStored });
  return {
    readLink,
    readText: (text, place) => readGiven({ text, hints: {} }, place),
    readPage: (page, place) => readGiven({ page }, place),
    findStored,
    siblings: editions.siblings,
    edition: editions.edition,
  };
}

/** Problems that may be gone tomorrow: the publisher did not change its mind about the article. */
const passing = new Set<ReadingError["problem"]>([
  "unreachable",
  "timed-out",
  "access-denied",
  "busy",
  "reader-crashed",
]);

/** Tells how a reading ended; what it throws goes on. */
function createObserver({ now, onRead = () => {} }: LinkReaderOptions) {
  return async (work: () => Promise<Brief>): Promise<Brief> => {
    const begun = now();
    const tell = (outcome: ReadingOutcome["outcome"], language: string) =>
      onRead({ outcome, language, duration: now() - begun });
    try {
      const brief = await work();
      tell("ok", brief.language);
      return brief;
    } catch (error) {
      tell(error instanceof ReadingError ? error.problem : "error", "");
      throw error;
    }
  };
}

async function tellIfSlow(work: Promise<Brief>, address: string, options: ReadLinkOptions): Promise<Brief> {
  const timer = setTimeout(() => options.onSlow?.(new URL(address).hostname), SLOW);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
