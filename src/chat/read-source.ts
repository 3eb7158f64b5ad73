import type { Brief } from "../brief/brief.ts";
import type { LinkReader } from "../brief/link-reader.ts";
import { makeNotice } from "../card/notice-card.ts";
import type { Translator } from "../i18n/translate.ts";
import type { MessageStore } from "../store/messages.ts";
import { audienceAt } from "./audience.ts";
import type { Origin, Progress } from "./bot.ts";
import type { Source } from "./find-wanted.ts";
import { personSubject } from "./settings.ts";

export interface ReadingParts {
  readonly reader: LinkReader;
  readonly messages: MessageStore;
  readonly now: () => number;
}

/** Reads a link or a pasted text for somebody. Throws ReadingError. */
export function readSource(
  source: Source,
  origin: Origin,
  { reader }: Pick<ReadingParts, "reader">,
  onSlow?: (host: string) => void,
): Promise<Brief> {
  const place = { audience: audienceAt(origin), channel: origin.channel };
  if ("text" in source) return reader.readText(source.text, place);
  return reader.readLink(source.url, onSlow === undefined ? place : { ...place, onSlow });
}

/** Remembers that a person asked for an article, for their list of recent cards. */
export async function rememberAsked(
  { id, article }: Brief,
  origin: Origin,
  { messages, now }: Omit<ReadingParts, "reader">,
): Promise<void> {
  const asked = { briefId: id, title: article.title, url: article.url, askedAt: now() };
  await messages.asked(personSubject(origin).subject, origin.tenant, asked);
}

/** Tells of a slow page through a command's progress. */
export function tellSlow(
  words: Translator,
  progress: Progress | undefined,
): ((host: string) => void) | undefined {
  if (progress === undefined) return undefined;
  return (host) => progress(makeNotice(words, ["notice.reading", { host }], { tone: "info" }));
}
