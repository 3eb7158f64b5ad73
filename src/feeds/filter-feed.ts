import { makeLine, makePanel } from "../card/panel-card.ts";
import type { CommandCall, Reply } from "../chat/bot.ts";
import { replyNotice, replyPrivately } from "../chat/make-reply.ts";
import { parseLanguages } from "../chat/parse-languages.ts";
import type { SubscriptionParts } from "../digest/subscriptions.ts";
import type { Translator } from "../i18n/translate.ts";
import type { Subscription } from "../store/feeds.ts";
import type { FeedFilter } from "./feed-filter.ts";
import { previewFilter } from "./preview-filter.ts";

const SHOWN = 8;
const MAX_TERMS = 50;

/** Sets a subscription's filter and shows what it would have let through of the last articles. */
export async function filterFeed(
  call: CommandCall,
  subscription: Subscription,
  words: Translator,
  parts: SubscriptionParts,
): Promise<Reply> {
  const parsed = parseLanguages(String(call.options.languages ?? ""), words.locale);
  if (parsed.unknown !== null)
    return replyNotice(words, ["settings.unknown-language", { name: parsed.unknown }]);
  const filter: FeedFilter = {
    languages: parsed.languages,
    include: splitTerms(call.options.include),
    exclude: splitTerms(call.options.exclude),
  };
  const { feeds, entries, briefs } = parts.store;
  await feeds.setFilter(subscription.id, filter);
  const { passing, count } = await previewFilter(subscription, filter, { ...parts, entries, briefs });
  const title = words.t("feeds.filtered", { passing: passing.length, count });
  const lines = passing
    .slice(0, SHOWN)
    .map((article) => makeLine(words, article.title || (article.url ?? ""), { href: article.url }));
  const more = passing.length - lines.length;
  if (more > 0) lines.push(makeLine(words, words.t("card.more", { count: more })));
  return replyPrivately(makePanel(words, title, [{ heading: null, lines }]));
}

function splitTerms(typed: string | number | boolean | undefined): string[] {
  return String(typed ?? "")
    .split(/[,;،、]/)
    .map((term) => term.trim())
    .filter((term) => term !== "")
    .slice(0, MAX_TERMS);
}
