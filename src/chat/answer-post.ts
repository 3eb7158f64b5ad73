import type { NoticeCard } from "../card/card.ts";
import { makeNotice } from "../card/notice-card.ts";
import type { PostedCard } from "../store/messages.ts";
import {
  type AnswerStyle,
  answerSources,
  hasForeign,
  type MessageParts,
  mayRead,
  tell,
} from "./answer-message.ts";
import { type Asking, withCommand } from "./asking.ts";
import type { PostedMessage } from "./bot.ts";
import { findWanted, MIN_PASTED_LENGTH } from "./find-wanted.ts";
import type { Answered } from "./follow-message.ts";
import { HINT_EMOJI } from "./reactions.ts";

const ASKED: AnswerStyle = { shows: "card", language: null, automatic: false, tells: true };
const AUTOMATIC: AnswerStyle = { shows: "card", language: null, automatic: true, tells: false };

/** Whether a message may concern us at all: decided before anything is looked up. */
export function mayConcern({ automated, addressed, text }: PostedMessage): boolean {
  return (
    !automated && (addressed || (text !== null && findWanted(text).sources.some((source) => "url" in source)))
  );
}

/**
 * Answers a new message: with cards where the bot was addressed, else as the channel's auto mode says. `existing` are
 * the cards of an answer that was begun before.
 */
export async function answerPost(
  message: PostedMessage,
  asking: Asking,
  existing: readonly PostedCard[],
  parts: MessageParts,
): Promise<void> {
  const { settings } = asking;
  const { text, addressed } = message;
  const wanted = findWanted(text ?? "");
  if (addressed && wanted.sources.length === 0) {
    if (await mayRead(asking, 1, true, parts)) await tell(asking, explainNothing(text, asking), parts);
    return;
  }
  if (!addressed && settings.channel.auto === "off") return;
  if (!(await mayRead(asking, wanted.sources.length, addressed, parts))) return;
  if (!addressed && settings.channel.auto === "hint") {
    const foreign = await hasForeign(text ?? "", asking, parts);
    if (foreign) await parts.adapter.react(message.origin.channel, message.message, HINT_EMOJI);
    return;
  }
  await answerSources(toAnswered(message), asking, addressed ? ASKED : AUTOMATIC, wanted, existing, parts);
}

/** Why a message to the bot gets no card: it has no link, or the platform withheld its text. */
function explainNothing(text: string | null, asking: Asking): NoticeCard {
  if (text === null)
    return makeNotice(asking.words, "notice.text-withheld", {
      hint: withCommand(asking, "notice.text-withheld-hint", "summarize"),
    });
  return makeNotice(asking.words, "notice.no-links", {
    tone: "info",
    hint: ["notice.no-links-hint", { count: MIN_PASTED_LENGTH }],
  });
}

/** Makes the cards that answer an edited message follow its new text; `existing` are all of them. */
export async function answerEdit(
  message: PostedMessage,
  asking: Asking,
  existing: readonly PostedCard[],
  parts: MessageParts,
): Promise<void> {
  if (message.text === null || (existing.length === 0 && !message.addressed)) return;
  const wanted = { ...findWanted(message.text), left: [] };
  const isAutomatic = !message.addressed && asking.settings.channel.auto === "reply";
  const kinds = groupByKind(existing, message.addressed, isAutomatic);
  const shown = new Set(existing.map(({ link }) => link));
  const unread = wanted.sources.filter(({ key }) => !shown.has(key)).length;
  if (unread > 0 && !(await mayRead(asking, unread, true, parts))) return;
  for (const { style, cards } of kinds)
    await answerSources(toAnswered(message), asking, style, wanted, cards, parts);
}

/** A card that nobody but the poster asked for, where nobody is asked, was posted by itself. */
function wasAutomatic({ shows, language, asker, author }: PostedCard): boolean {
  return shows === "card" && language === null && asker === author;
}

/** Edits come also when a platform has merely expanded a link: failures are told only where a card was replaced. */
function groupByKind(existing: readonly PostedCard[], addressed: boolean, isAutomatic: boolean) {
  const groups = new Map<string, { style: AnswerStyle; cards: PostedCard[] }>();
  const groupOf = (style: AnswerStyle) => {
    const key = `${style.shows} ${style.language ?? ""} ${style.automatic}`;
    const group = groups.get(key) ?? { style, cards: [] };
    groups.set(key, group);
    return group;
  };
  if (addressed) groupOf({ ...ASKED, tells: existing.length > 0 });
  for (const card of existing) {
    const { shows, language } = card;
    const automatic = isAutomatic && wasAutomatic(card);
    groupOf({ shows, language, automatic, tells: false }).cards.push(card);
  }
  return [...groups.values()];
}

function toAnswered({ origin, message, thread, attempt }: PostedMessage): Answered {
  return { origin, message, thread, author: origin.person, attempt };
}
