import PQueue from "p-queue";
import { decodeBody } from "../article/fetch/decode-body.ts";
import { makeLine, makePanel } from "../card/panel-card.ts";
import type { CommandCall, Reply } from "../chat/bot.ts";
import { replyNotice, replyPrivately } from "../chat/make-reply.ts";
import type { SubscriptionParts } from "../digest/subscriptions.ts";
import { ReadingError } from "../errors.ts";
import type { Translator } from "../i18n/translate.ts";
import { findFeed } from "./find-feed.ts";
import { type OpmlFeed, readOpml } from "./opml.ts";

const MAX_BYTES = 5_000_000;
const AT_ONCE = 8;
const REPORTED = 20;

/** Follows all feeds of an OPML file and reports which could not be read, and why. */
export async function importFeeds(
  call: CommandCall,
  address: string,
  words: Translator,
  parts: SubscriptionParts,
): Promise<Reply> {
  const fetched = await parts.fetcher.fetchBody(address, { maxBytes: MAX_BYTES });
  if (fetched.status !== 200) throw new ReadingError("unreachable", `HTTP ${fetched.status}`);
  const feeds = readOpml(decodeBody(fetched.body, undefined));
  if (feeds.length === 0) return replyNotice(words, "feeds.empty-opml");
  const queue = new PQueue({ concurrency: AT_ONCE });
  const failures = await queue.addAll(feeds.map((feed) => () => follow(feed, call, parts)));
  const failed = failures.filter((failure) => failure !== null);
  const lines = failed
    .slice(0, REPORTED)
    .map(({ feed, error }) =>
      makeLine(words, feed.title || feed.url, { href: feed.url, note: words.t(`problem.${error.problem}`) }),
    );
  const title = words.t("feeds.imported", { count: feeds.length - failed.length, failed: failed.length });
  return replyPrivately(makePanel(words, title, [{ heading: null, lines }]));
}

async function follow(feed: OpmlFeed, { origin }: CommandCall, parts: SubscriptionParts) {
  try {
    const found = await findFeed(feed.url, parts);
    const { platform, tenant, channel, person } = origin;
    const title = feed.title || found.feed.title;
    await parts.store.feeds.subscribe(
      { url: found.url, title, platform, tenant, channel, person },
      parts.now(),
    );
    return null;
  } catch (error) {
    if (error instanceof ReadingError) return { feed, error };
    throw error;
  }
}
