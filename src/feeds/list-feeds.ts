import type { PanelLine } from "../card/card.ts";
import { makeLine } from "../card/panel-card.ts";
import type { Translator } from "../i18n/translate.ts";
import type { Subscription } from "../store/feeds.ts";
import type { FeedFilter } from "./feed-filter.ts";

/** Subscriptions as lines: the feed, how it is doing, what is filtered. */
export function listFeeds(subscriptions: readonly Subscription[], words: Translator): PanelLine[] {
  return subscriptions.map((subscription) =>
    makeLine(words, subscription.title || subscription.url, {
      href: subscription.url,
      note: [subscription.id, describeState(subscription, words), describeFilter(subscription.filter)]
        .filter((part) => part !== "")
        .join(" · "),
    }),
  );
}

function describeState({ paused, failingSince }: Subscription, words: Translator): string {
  if (paused) return words.t("feeds.paused");
  if (failingSince === null) return words.t("feeds.well");
  return words.t("feeds.failing", { date: words.formatDate(new Date(failingSince).toISOString()) });
}

/** In the notation in which filters are typed. */
export function describeFilter({ languages = [], include = [], exclude = [] }: FeedFilter): string {
  return [
    ...languages.map((tag) => `[${tag}]`),
    ...include.map((word) => `+${word}`),
    ...exclude.map((word) => `−${word}`),
  ].join(" ");
}
