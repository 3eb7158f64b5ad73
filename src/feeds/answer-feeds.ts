import { makeLine, makePanel } from "../card/panel-card.ts";
import type { CommandCall, Progress, Reply } from "../chat/bot.ts";
import { replyNotice, replyPrivately } from "../chat/make-reply.ts";
import type { SubscriptionParts } from "../digest/subscriptions.ts";
import type { Translator } from "../i18n/translate.ts";
import type { Subscription } from "../store/feeds.ts";
import { filterFeed } from "./filter-feed.ts";
import { findFeed } from "./find-feed.ts";
import { importFeeds } from "./import-feeds.ts";
import { listFeeds } from "./list-feeds.ts";
import { writeOpml } from "./opml.ts";
import { addItems } from "./poll-feed.ts";

const PREVIEWED = 8;

/** Answers the `feeds` command. Throws ReadingError where a feed cannot be read. */
export async function answerFeeds(
  call: CommandCall,
  words: Translator,
  parts: SubscriptionParts,
  progress?: Progress,
): Promise<Reply> {
  const { feeds } = parts.store;
  const address = String(call.options.address ?? "");
  switch (call.subcommand) {
    case "add":
      return addFeed(call, address, words, parts);
    case "test":
      return testFeed(address, words, parts);
    case "import":
      return importFeeds(call, address, words, parts, progress);
  }
  const subscriptions = await feeds.listChannel(call.origin.channel);
  if (subscriptions.length === 0)
    return replyNotice(words, "feeds.none", { hint: "feeds.none-hint", tone: "info" });
  if (call.subcommand === "export") return exportFeeds(subscriptions, words);
  if (call.subcommand === "list" || call.subcommand === null)
    return replyPrivately(
      makePanel(words, words.t("feeds.list-title"), [
        { heading: null, lines: listFeeds(subscriptions, words) },
      ]),
    );
  const wanted = String(call.options.feed ?? "");
  const subscription = subscriptions.find(({ id, url, title }) => [id, url, title].includes(wanted));
  if (subscription === undefined)
    return replyNotice(words, ["feeds.unknown", { feed: wanted }], { hint: "feeds.unknown-hint" });
  return change(call, subscription, words, parts);
}

async function addFeed(
  call: CommandCall,
  address: string,
  words: Translator,
  parts: SubscriptionParts,
): Promise<Reply> {
  const { url, feed } = await findFeed(address, parts);
  const { platform, tenant, channel, person } = call.origin;
  const wanted = { url, title: feed.title, platform, tenant, channel, person };
  const { feeds, entries } = parts.store;
  const { subscription, isNew } = await feeds.subscribe(wanted, parts.now());
  const name = feed.title || url;
  if (!isNew) return replyNotice(words, ["feeds.already", { feed: name }], { tone: "info" });
  // What was read already need not wait for the first poll; a feed that others follow has had its polls.
  const followers = await feeds.listFeed(subscription.feedId);
  if (followers.length === 1) await addItems(subscription.feedId, feed, true, { entries, now: parts.now });
  const digests = await parts.store.digests.listChannel(channel);
  const hint = digests.length === 0 ? ({ hint: "feeds.no-digest-hint" } as const) : {};
  return replyNotice(words, ["feeds.added", { feed: name }], { tone: "done", ...hint });
}

/** What a feed would bring in, without following it. */
async function testFeed(address: string, words: Translator, parts: SubscriptionParts): Promise<Reply> {
  const { url, feed } = await findFeed(address, parts);
  const lines = feed.items.slice(0, PREVIEWED).map((item) =>
    makeLine(words, item.title || item.url || "", {
      href: item.url,
      note: item.publishedAt === null ? null : words.formatDate(item.publishedAt),
    }),
  );
  return replyPrivately(
    makePanel(words, words.t("feeds.test-title", { feed: feed.title || url }), [{ heading: null, lines }]),
  );
}

function exportFeeds(subscriptions: readonly Subscription[], words: Translator): Reply {
  const content = writeOpml(subscriptions, "Dragoman");
  const panel = makePanel(words, words.t("feeds.list-title"), [
    { heading: null, lines: listFeeds(subscriptions, words) },
  ]);
  return { ...replyPrivately(panel), files: [{ name: "feeds.opml", mediaType: "text/x-opml", content }] };
}

async function change(
  call: CommandCall,
  subscription: Subscription,
  words: Translator,
  parts: SubscriptionParts,
): Promise<Reply> {
  const { feeds } = parts.store;
  const feed = subscription.title || subscription.url;
  switch (call.subcommand) {
    case "remove":
      await feeds.unsubscribe(subscription.id);
      return replyNotice(words, ["feeds.removed", { feed }], { tone: "done" });
    case "pause":
    case "resume":
      await feeds.setPaused(subscription.id, call.subcommand === "pause");
      return replyNotice(
        words,
        [call.subcommand === "pause" ? "feeds.is-paused" : "feeds.is-resumed", { feed }],
        { tone: "done" },
      );
    default:
      return filterFeed(call, subscription, words, parts);
  }
}
