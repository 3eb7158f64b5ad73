import type { DigestCard } from "../card/card.ts";
import type { Origin, Reply } from "../chat/bot.ts";
import { replyNotice, replyPrivately } from "../chat/make-reply.ts";
import type { Translator } from "../i18n/translate.ts";
import type { StoryIds } from "../store/digest-rests.ts";
import { audienceOfDigest } from "./audience-of-digest.ts";
import { linkBriefs, showRest } from "./compose-digest.ts";
import type { Story } from "./group-articles.ts";
import { languagesOf } from "./languages-of-digest.ts";
import type { CardParts } from "./make-digest-card.ts";
import { makeEntry } from "./make-entry.ts";

/** As many as any platform shows in one message without loss. */
const SHOWN = 5;

/**
 * Shows whoever clicked the button of a digest the next stories that it had no room for. `target` is the id of the
 * rest, with the number of stories that were shown of it before: `3f…a1-10`.
 */
export async function answerRest(
  origin: Origin,
  target: string,
  words: Translator,
  parts: CardParts,
): Promise<Reply> {
  const [id = "", offset = "0"] = target.split("-");
  const start = /^\d{1,4}$/.test(offset) ? Number(offset) : 0;
  const rest = await parts.store.digests.findRest(id);
  if (rest === null || rest.digest.channel !== origin.channel || rest.digest.tenant !== origin.tenant)
    return replyNotice(words, "notice.stale-button");
  const { digest, stories, madeAt } = rest;
  const audience = audienceOfDigest(digest);
  const shown = await loadStories(stories.slice(start, start + SHOWN), audience, parts);
  if (shown.length === 0) return replyNotice(words, "notice.gone");
  const left = stories.length - start - SHOWN;
  const languages = await languagesOf(digest, words, parts);
  const { reader } = parts;
  const card: DigestCard = {
    kind: "digest",
    locale: words.locale,
    title: words.t("digest.title", { date: words.formatDate(new Date(madeAt).toISOString()) }),
    summary: words.t("digest.more", { count: stories.length - start }),
    entries: await Promise.all(
      shown.map((story) => makeEntry(story, { reader, audience, languages, words })),
    ),
    notes: left > 0 ? [words.t("digest.more", { count: left })] : [],
    actions: left > 0 ? [showRest(`${id}-${start + SHOWN}`, words)] : [],
  };
  return replyPrivately(card);
}

/** The stories as they were, without articles that are known no more. */
async function loadStories(
  wanted: readonly StoryIds[],
  audience: string,
  parts: CardParts,
): Promise<Story[]> {
  const stories = await Promise.all(
    wanted.map(async (story) => {
      const articles = await Promise.all(
        story.map(async (ids) => {
          const briefs = await Promise.all(ids.map((id) => parts.reader.findStored(id, audience)));
          return linkBriefs(
            briefs.filter((brief) => brief !== null),
            audience,
            parts,
          );
        }),
      );
      return { articles: articles.filter((article) => article.length > 0) };
    }),
  );
  return stories.filter(({ articles }) => articles.length > 0);
}
