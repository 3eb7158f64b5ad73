import type { Card } from "../card/card.ts";
import { makeNotice, type NoticeParts, type Saying } from "../card/notice-card.ts";
import type { Translator } from "../i18n/translate.ts";
import type { Reply } from "./bot.ts";

/** An answer that only the one who asked sees. */
export function replyPrivately(...cards: readonly Card[]): Reply {
  return { cards, audience: "person", replaces: false };
}

/** A Notice to the one who asked. */
export function replyNotice(words: Translator, text: Saying, parts?: NoticeParts): Reply {
  return replyPrivately(makeNotice(words, text, parts));
}
