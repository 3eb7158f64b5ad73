import PQueue from "p-queue";
import type { Brief } from "../brief/brief.ts";
import type { LinkReader } from "../brief/link-reader.ts";
import type { ButtonAction, DigestCard } from "../card/card.ts";
import { encodeAction } from "../chat/action-id.ts";
import type { Translator } from "../i18n/translate.ts";
import type { StoryIds } from "../store/digest-rests.ts";
import { audienceOfDigest } from "./audience-of-digest.ts";
import type { Digest } from "./digest.ts";
import { groupArticles, type LinkedBrief, type Story } from "./group-articles.ts";
import { makeEntry } from "./make-entry.ts";
import { pictureCoverage } from "./picture-coverage.ts";
import { rankStories } from "./rank-stories.ts";

export interface ComposeOptions {
  readonly reader: Pick<LinkReader, "siblings" | "edition">;
  /** The languages that the channel reads, best first. */
  readonly languages: readonly string[];
  readonly words: Translator;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Small print that is already known, such as a missed run. */
  readonly notes: readonly string[];
  /** Whether a picture of its coverage goes with it, where one helps; by default it does. */
  readonly pictures?: boolean;
  /** Keeps the stories for which there is no room and gives them an id, [a-z0-9]; `null`: they are only counted. */
  readonly keepRest: (stories: readonly StoryIds[]) => Promise<string | null>;
}

/** Looking for siblings may fetch the editions that a publisher declares. */
const AT_ONCE = 4;

/**
 * Composes a digest from articles: editions of one article become one entry in the reader's language, articles on
 * one event one story; ranked, clipped, the rest counted with a button. `null` where there is nothing to say.
 */
export async function composeDigest(
  digest: Digest,
  briefs: readonly Brief[],
  options: ComposeOptions,
): Promise<DigestCard | null> {
  const { words, now } = options;
  const { settings } = digest;
  const audience = audienceOfDigest(digest);
  const stories = rankStories(groupArticles(await linkBriefs(briefs, audience, options)), now);
  if (stories.length === 0 && !settings.saysWhenEmpty) return null;
  const shown = stories.slice(0, settings.entries);
  const rest = stories.slice(settings.entries);
  const kept = rest.length > 0 ? await options.keepRest(rest.map(idsOf)) : null;
  const picture = options.pictures === false ? null : pictureCoverage(briefs, words);
  return {
    kind: "digest",
    locale: words.locale,
    title: words.t("digest.title", { date: words.formatDate(new Date(now).toISOString()) }),
    summary: stories.length === 0 ? words.t("digest.empty") : summarise(briefs, stories, words),
    entries: await Promise.all(shown.map((story) => makeEntry(story, { ...options, audience }))),
    ...(picture === null ? {} : { picture }),
    notes: [...(rest.length > 0 ? [words.t("digest.more", { count: rest.length })] : []), ...options.notes],
    actions: kept === null ? [] : [showRest(kept, words)],
  };
}

/** Each brief with its siblings, in the same order. */
export function linkBriefs(
  briefs: readonly Brief[],
  audience: string,
  { reader }: Pick<ComposeOptions, "reader">,
): Promise<LinkedBrief[]> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  return queue.addAll(
    briefs.map((brief) => async () => ({ brief, siblings: await reader.siblings(brief, { audience }) })),
  );
}

/** The button that shows the stories kept as `target`. */
export function showRest(target: string, words: Translator): ButtonAction {
  const id = encodeAction({ do: "subscription", verb: "rest", target });
  return { kind: "button", id, label: words.t("digest.show-rest"), style: "secondary" };
}

function idsOf({ articles }: Story): StoryIds {
  return articles.map((article) => article.map(({ brief }) => brief.id));
}

function summarise(briefs: readonly Brief[], stories: readonly Story[], words: Translator): string {
  const languages = new Set(briefs.map((brief) => brief.language)).size;
  return words.t("digest.summary", { stories: stories.length, articles: briefs.length, languages });
}
