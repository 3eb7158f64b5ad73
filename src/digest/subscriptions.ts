import type { PageFetcher } from "../article/fetch-page.ts";
import type { LinkReader } from "../brief/link-reader.ts";
import type { ReaderPool } from "../brief/reader-pool.ts";
import { replyNotice } from "../chat/make-reply.ts";
import { mayManageTenant } from "../chat/permissions.ts";
import type { SubscriptionCommands } from "../chat/subscription-commands.ts";
import { answerFeeds } from "../feeds/answer-feeds.ts";
import { listFeeds } from "../feeds/list-feeds.ts";
import type { ReadFeed } from "../feeds/read-feed.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { answerDigest } from "./answer-digest.ts";
import { answerRest } from "./answer-rest.ts";
import { listDigests } from "./list-digests.ts";

/** What feeds and digests are answered with. */
export interface SubscriptionParts {
  readonly store: Store;
  readonly fetcher: Pick<PageFetcher, "fetchBody">;
  readonly parse: ReadFeed;
  readonly reader: LinkReader;
  /** Reads announcements of articles. */
  readonly pool: Pick<ReaderPool, "read">;
  /** The operator's default reader languages (BCP 47). */
  readonly readerLanguages: readonly string[];
  readonly now: () => number;
  readonly log: Log;
}

const MAX_SUGGESTIONS = 25;

/** Answers everything about feeds and digests. */
export function createSubscriptions(parts: SubscriptionParts): SubscriptionCommands {
  const { feeds, digests } = parts.store;
  return {
    answer: (call, words, progress) =>
      call.command === "feeds" ? answerFeeds(call, words, parts, progress) : answerDigest(call, words, parts),

    async suggest({ origin }, option, typed) {
      const found =
        option === "feed"
          ? (await feeds.listChannel(origin.channel)).map(({ id, title, url }) => ({
              value: id,
              label: title || url,
            }))
          : (await digests.listChannel(origin.channel)).map(({ id, settings }) => ({
              value: id,
              label: `${settings.schedule.patterns.join(", ")} (${settings.schedule.timezone})`,
            }));
      const part = typed.toLowerCase();
      return found.filter(({ label }) => label.toLowerCase().includes(part)).slice(0, MAX_SUGGESTIONS);
    },

    action: async (origin, verb, target, _value, words) =>
      verb === "rest" ? answerRest(origin, target, words, parts) : replyNotice(words, "notice.stale-button"),

    async sections(origin, words) {
      // Others' may stand in channels that this person does not see.
      const mayKnow = ({ person }: { readonly person: string }) =>
        mayManageTenant(origin) || person === origin.person;
      return [
        {
          heading: words.t("digest.list-title"),
          lines: listDigests((await digests.listTenant(origin.tenant)).filter(mayKnow), words),
        },
        {
          heading: words.t("feeds.list-title"),
          lines: listFeeds((await feeds.listTenant(origin.tenant)).filter(mayKnow), words),
        },
      ];
    },
  };
}
