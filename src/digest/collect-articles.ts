import PQueue from "p-queue";
import type { Brief } from "../brief/brief.ts";
import type { LinkReader, ReadingPlace } from "../brief/link-reader.ts";
import { ReadingError } from "../errors.ts";
import type { FeedFilter } from "../feeds/feed-filter.ts";
import { matchableOf, passesFilter } from "../feeds/match-filter.ts";
import type { Log } from "../log.ts";
import type { BriefStore } from "../store/briefs.ts";
import type { Entry, EntryStore } from "../store/entries.ts";
import type { FeedStore } from "../store/feeds.ts";
import { audienceOfDigest } from "./audience-of-digest.ts";
import type { Digest } from "./digest.ts";

export interface CollectOptions {
  readonly feeds: Pick<FeedStore, "listChannel">;
  readonly entries: Pick<EntryStore, "listChannel">;
  readonly briefs: Pick<BriefStore, "listSeen">;
  readonly reader: Pick<LinkReader, "readLink">;
  readonly log: Log;
}

/** How many announced articles are considered, and how many of them are read in full for one digest. */
const MAX_ENTRIES = 400;
const MAX_READ = 60;
const AT_ONCE = 4;

/**
 * The articles for a digest: what its channel's feeds announced and, where wanted, what people posted there, seen
 * after `digest.coveredUntil` up to `until`. Articles that cannot be read are left out and counted in the log.
 */
export async function collectArticles(
  digest: Digest,
  until: number,
  options: CollectOptions,
): Promise<Brief[]> {
  const { source } = digest.settings;
  const announced = source === "links" ? [] : await readAnnounced(digest, until, options);
  const posted =
    source === "feeds"
      ? []
      : await options.briefs.listSeen(digest.tenant, digest.channel, digest.coveredUntil, until);
  return [...new Map([...announced, ...posted].map((brief) => [brief.id, brief])).values()];
}

async function readAnnounced(digest: Digest, until: number, options: CollectOptions): Promise<Brief[]> {
  const { channel, coveredUntil } = digest;
  const place = { audience: audienceOfDigest(digest), channel };
  const subscriptions = await options.feeds.listChannel(channel);
  const filters = new Map(subscriptions.map((subscription) => [subscription.feedId, subscription.filter]));
  const entries = await options.entries.listChannel(channel, coveredUntil, until, MAX_ENTRIES);
  const wanted = takeTurns(entries.filter((entry) => mayPass(entry, filters.get(entry.feedId) ?? {}))).slice(
    0,
    MAX_READ,
  );
  const queue = new PQueue({ concurrency: AT_ONCE });
  const briefs = await queue.addAll(
    wanted.map((entry) => async () => {
      const brief = await readEntry(entry, place, options);
      return brief !== null && passesFilter(matchableOf(brief), filters.get(entry.feedId) ?? {})
        ? brief
        : null;
    }),
  );
  return briefs.filter((brief) => brief !== null);
}

/** Before reading, only what the announcement itself rules out is dropped: the name may stand in the body. */
function mayPass({ title, teaser, language }: Entry, { languages = [], exclude = [] }: FeedFilter): boolean {
  const knowsLanguage = language !== "und" && languages.length > 0;
  const filter = knowsLanguage ? { languages, exclude } : { exclude };
  return passesFilter({ language, text: `${title}\n${teaser}`, names: [] }, filter);
}

async function readEntry(entry: Entry, place: ReadingPlace, { reader, log }: CollectOptions) {
  if (entry.url === null) return null;
  try {
    return await reader.readLink(entry.url, { ...place, public: true });
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    log.info({ entry: entry.id, problem: error.problem }, "an announced article could not be read");
    return null;
  }
}

/** One entry of each feed in turn, so that a busy feed does not crowd out the others. */
function takeTurns(entries: readonly Entry[]): Entry[] {
  const rank = new Map<string, number>();
  return entries
    .map((entry) => {
      const turn = rank.get(entry.feedId) ?? 0;
      rank.set(entry.feedId, turn + 1);
      return { entry, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ entry }) => entry);
}
