import PQueue from "p-queue";
import { decodeBody } from "../article/fetch/decode-body.ts";
import { makeNotice } from "../card/notice-card.ts";
import { makeLine, makePanel } from "../card/panel-card.ts";
import type { CommandCall, Progress, Reply } from "../chat/bot.ts";
import { replyNotice, replyPrivately } from "../chat/make-reply.ts";
import type { SubscriptionParts } from "../digest/subscriptions.ts";
import { ReadingError } from "../errors.ts";
import type { Translator } from "../i18n/translate.ts";
import { findFeed } from "./find-feed.ts";
import { type OpmlFeed, readOpml } from "./opml.ts";

const MAX_BYTES = 5_000_000;
const AT_ONCE = 8;
const REPORTED = 20;

/** Milliseconds between two states of the progress. */
const PROGRESS_PAUSE = 1_000;

/** What came of one feed of the file. */
type Outcome = "added" | "known" | ReadingError;

/** Follows all feeds of an OPML file, telling how far it is, and reports which could not be read, and why. */
export async function importFeeds(
  call: CommandCall,
  address: string,
  words: Translator,
  parts: SubscriptionParts,
  progress: Progress = () => {},
): Promise<Reply> {
  const fetched = await parts.fetcher.fetchBody(address, { maxBytes: MAX_BYTES });
  if (fetched.status !== 200) throw new ReadingError("unreachable", `HTTP ${fetched.status}`);
  const feeds = readOpml(decodeBody(fetched.body, undefined));
  if (feeds.length === 0) return replyNotice(words, "feeds.empty-opml");
  const queue = new PQueue({ concurrency: AT_ONCE });
  let done = 0;
  let toldAt = 0;
  const outcomes = await queue.addAll(
    feeds.map((feed) => async () => {
      const outcome = await follow(feed, call, parts);
      const counts = { done: ++done, total: feeds.length };
      if (parts.now() - toldAt < PROGRESS_PAUSE) return outcome;
      toldAt = parts.now();
      progress(makeNotice(words, ["feeds.importing", counts], { tone: "info" }));
      return outcome;
    }),
  );
  return report(feeds, outcomes, words);
}

async function follow(feed: OpmlFeed, { origin }: CommandCall, parts: SubscriptionParts): Promise<Outcome> {
  try {
    const found = await findFeed(feed.url, parts);
    const { platform, tenant, channel, person } = origin;
    const title = feed.title || found.feed.title;
    const wanted = { url: found.url, title, platform, tenant, channel, person };
    const { isNew } = await parts.store.feeds.subscribe(wanted, parts.now());
    return isNew ? "added" : "known";
  } catch (error) {
    if (error instanceof ReadingError) return error;
    throw error;
  }
}

/** The first failures as lines; all of them in a file where there are more. */
function report(feeds: readonly OpmlFeed[], outcomes: readonly Outcome[], words: Translator): Reply {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const failures = feeds.flatMap((feed, index) => {
    const outcome = outcomes[index];
    return outcome instanceof ReadingError
      ? [{ ...feed, why: words.t(`problem.${outcome.problem}`), detail: outcome.detail }]
      : [];
  });
  const failed = failures
    .slice(0, REPORTED)
    .map(({ title, url, why }) => makeLine(words, title || url, { href: url, note: why }));
  const more = failures.length - failed.length;
  const lines = [
    ...(count("known") > 0
      ? [makeLine(words, words.t("feeds.import-known", { count: count("known") }))]
      : []),
    ...failed,
    ...(more > 0 ? [makeLine(words, words.t("card.more", { count: more }))] : []),
  ];
  const title = words.t("feeds.imported", { count: count("added"), failed: failures.length });
  const reply = replyPrivately(makePanel(words, title, [{ heading: null, lines }]));
  if (more === 0) return reply;
  const content = failures
    .map(({ url, why, detail }) => [url, why, ...(detail ? [detail] : [])].join("\t"))
    .join("\n");
  return { ...reply, files: [{ name: "feeds-not-added.txt", mediaType: "text/plain", content }] };
}
