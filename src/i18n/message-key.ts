import type english from "./messages/en.json";

/** A message of the bot's own words; English has them all. */
export type MessageKey = keyof typeof english;

/** One language's messages in ICU MessageFormat, by key. */
export type Messages = Readonly<Record<MessageKey, string>>;
