import type { DigestCard } from "../card/card.ts";
import { loadSettings } from "../chat/settings.ts";
import type { Translator } from "../i18n/translate.ts";
import { collectArticles } from "./collect-articles.ts";
import { composeDigest } from "./compose-digest.ts";
import { type Digest, IMAGINED } from "./digest.ts";
import { languagesOf, originOf } from "./languages-of-digest.ts";
import { formatTime } from "./list-digests.ts";
import type { SubscriptionParts } from "./subscriptions.ts";

/** What a digest is made from. */
export type CardParts = Pick<SubscriptionParts, "store" | "reader" | "readerLanguages" | "log">;

/** The card of a digest as of a moment; `null` where there is nothing to say. */
export async function makeDigestCard(
  digest: Digest,
  until: number,
  words: Translator,
  parts: CardParts,
): Promise<DigestCard | null> {
  const { store, reader, log } = parts;
  const briefs = await collectArticles(digest, until, { ...store, reader, log });
  return composeDigest(digest, briefs, {
    reader,
    languages: await languagesOf(digest, words, parts),
    words,
    now: until,
    pictures: (await loadSettings(store.settings, originOf(digest, words))).channel.pictures,
    keepRest: async (stories) =>
      digest.id === IMAGINED ? null : store.digests.keepRest(digest.id, stories, until),
    notes: nameMissed(digest, await store.digests.listMissed(digest.id), words),
  });
}

/** A digest that was left out is said in the next one. */
function nameMissed({ settings }: Digest, missed: readonly number[], words: Translator): string[] {
  if (missed.length === 0) return [];
  const times = missed.map((time) => formatTime(time, settings.schedule.timezone, words));
  return [words.t("digest.missed", { time: new Intl.ListFormat(words.locale).format(times) })];
}
