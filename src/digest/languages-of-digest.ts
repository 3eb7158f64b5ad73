import { languagesOfChannel } from "../chat/reader-languages.ts";
import { loadSettings } from "../chat/settings.ts";
import type { Translator } from "../i18n/translate.ts";
import type { Digest } from "./digest.ts";
import type { CardParts } from "./make-digest-card.ts";

/** The languages that a digest is for, best first. */
export async function languagesOf(
  digest: Digest,
  words: Translator,
  { store, readerLanguages }: Pick<CardParts, "store" | "readerLanguages">,
): Promise<readonly string[]> {
  if (digest.settings.languages.length > 0) return digest.settings.languages;
  const origin = originOf(digest, words);
  return languagesOfChannel(await loadSettings(store.settings, origin), origin, readerLanguages);
}

/** Where a digest is posted, as settings are asked for. */
export function originOf(digest: Digest, words: Translator) {
  return { ...digest, locale: words.locale, direct: false };
}
