import { makeNotice } from "../card/notice-card.ts";
import type { ChatAdapter } from "../chat/chat-adapter.ts";
import { languagesOfChannel } from "../chat/reader-languages.ts";
import { loadSettings } from "../chat/settings.ts";
import { pollDueFeeds } from "../feeds/poll-due-feeds.ts";
import { createTranslator, type Translator } from "../i18n/translate.ts";
import type { Log } from "../log.ts";
import type { StoredFeed } from "../store/feeds.ts";
import { forgetOld, type Retention } from "../store/forget-old.ts";
import type { Digest } from "./digest.ts";
import { makeDigestCard } from "./make-digest-card.ts";
import { runDigests } from "./run-digests.ts";
import { type Loop, startLoop } from "./start-loop.ts";
import type { SubscriptionParts } from "./subscriptions.ts";

export interface PressOptions extends SubscriptionParts {
  readonly adapters: ReadonlyMap<string, ChatAdapter>;
  readonly random: () => number;
  readonly retention: Retention;
  readonly log: Log;
}

const POLL_PAUSE = 15_000;
const DIGEST_PAUSE = 5_000;
const FORGET_PAUSE = 3_600_000;

/** Starts what happens by the clock: feeds are polled, digests delivered, the old forgotten. */
export function startPress(options: PressOptions): Loop {
  const { store, now, random, log, fetcher, adapters } = options;
  const { feeds, entries, digests } = store;
  const poll = (signal: AbortSignal) =>
    pollDueFeeds(
      {
        feeds,
        entries,
        fetcher,
        parse: options.parse,
        announceDead: (feed) => announceDead(feed, options),
        now,
        random,
        log,
      },
      signal,
    );
  const deliver = () =>
    runDigests({
      digests,
      adapters,
      compose: async (digest, until) =>
        makeDigestCard(digest, until, await wordsForDigest(digest, options), options),
      tellRefused: (digest) => tellRefused(digest, options),
      now,
      log,
    });
  const loops = [
    startLoop("feeds", POLL_PAUSE, poll, log),
    startLoop("digests", DIGEST_PAUSE, deliver, log),
    startLoop("forgetting", FORGET_PAUSE, () => forgetOld(store, options.retention, now()), log),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** A digest speaks the first language of its readers. */
function wordsForDigest(digest: Digest, options: PressOptions): Promise<Translator> {
  const [language] = digest.settings.languages;
  return language === undefined
    ? wordsForChannel(digest, options)
    : Promise.resolve(createTranslator(language));
}

type Place = Pick<Digest, "platform" | "tenant" | "channel" | "person">;

async function wordsForChannel(place: Place, { store, readerLanguages }: PressOptions): Promise<Translator> {
  const settings = await loadSettings(store.settings, { ...place, direct: false });
  const [language] = languagesOfChannel(settings, { locale: "en" }, readerLanguages);
  return createTranslator(language ?? "en");
}

/** Told once to each channel that waits for the feed. */
async function announceDead(feed: StoredFeed, options: PressOptions): Promise<void> {
  for (const subscription of await options.store.feeds.listFeed(feed.id)) {
    const { platform, channel, title, url, paused } = subscription;
    if (paused) continue;
    const words = await wordsForChannel(subscription, options);
    const card = makeNotice(words, ["feeds.dead", { feed: title || url }], { hint: "feeds.dead-hint" });
    await options.adapters
      .get(platform)
      ?.post({ channel, thread: null }, card)
      .catch((error: unknown) =>
        options.log.warn({ feed: feed.id, err: error }, "a dead feed could not be announced"),
      );
  }
}

/** Nobody is told where whoever set it up has asked to be forgotten. */
async function tellRefused(digest: Digest, options: PressOptions): Promise<void> {
  if (digest.person === "") return;
  const words = await wordsForDigest(digest, options);
  const card = makeNotice(words, "digest.refused", { hint: "digest.refused-hint" });
  await options.adapters
    .get(digest.platform)
    ?.whisper(digest.channel, digest.person, card)
    .catch((error: unknown) =>
      options.log.warn({ digest: digest.id, err: error }, "its owner could not be told"),
    );
}
