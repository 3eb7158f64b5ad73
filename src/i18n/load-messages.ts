import { readFileSync } from "node:fs";
import type { MessageKey, Messages } from "./message-key.ts";

/** The languages of the bot's own words (BCP 47), English first. */
export const BOT_LANGUAGES: readonly string[] = [
  "en",
  "es",
  "fr",
  "de",
  "pt",
  "it",
  "ru",
  "uk",
  "tr",
  "ar",
  "zh",
  "ja",
];

const loaded = new Map<string, Messages>();

/** The messages of a language of BOT_LANGUAGES, read from its file the first time; a missing one is English. */
export function loadMessages(language: string): Messages {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const own = readCatalogue(language);
  const messages = language === "en" ? own : { ...loadMessages("en"), ...own };
  loaded.set(language, messages);
  return messages;
}

/** Whether a key that was put together from names is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(loadMessages("en"), key);
}

/** The messages that a language itself has. */
export function readCatalogue(language: string): Messages {
  return JSON.parse(
    readFileSync(new URL(`./messages/${language}.json`, import.meta.url), "utf8"),
  ) as Messages;
}
