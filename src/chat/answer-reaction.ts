import { makeNotice } from "../card/notice-card.ts";
import type { PostedCard } from "../store/messages.ts";
import { type AnswerStyle, answerSources, type MessageParts, mayRead, tell } from "./answer-message.ts";
import { type Asking, withCommand } from "./asking.ts";
import type { PostedReaction } from "./bot.ts";
import { findWanted, type Source } from "./find-wanted.ts";
import { type Answered, removeCard } from "./follow-message.ts";
import { mayManageChannel } from "./permissions.ts";
import { type Intent, readReaction } from "./reactions.ts";

/** Answers a reaction that means something here: cards in the message's thread, or the removal of cards. */
export async function answerReaction(
  reaction: PostedReaction,
  asking: Asking,
  parts: MessageParts,
): Promise<void> {
  const intent = readReaction(reaction.emoji, asking.settings.channel.emoji);
  if (intent === null) return;
  if (intent.do === "remove") return removeAnswers(reaction, asking, parts);
  if (isOn(intent, asking)) await showAnswers(reaction, intent, asking, parts);
}

/** Where the bot hints with an emoji, that emoji works. */
function isOn(intent: Intent, { settings }: Asking): boolean {
  const { reactions, auto } = settings.channel;
  return reactions || (auto === "hint" && intent.do === "card" && intent.language === null);
}

/** People remove the card that they asked for and all cards that answer their message; managers remove any. */
async function removeAnswers(
  { origin, message, author }: PostedReaction,
  { settings }: Asking,
  parts: MessageParts,
): Promise<void> {
  const own = await parts.messages.find(origin, message);
  const cards = own === null ? await parts.messages.answers(origin, message) : [own];
  const manages = mayManageChannel(origin, settings.tenant);
  const mayRemove = (card: PostedCard) =>
    manages || card.asker === origin.person || card.author === origin.person || author === origin.person;
  for (const card of cards) if (mayRemove(card)) await removeCard(origin, card.message, parts);
}

async function showAnswers(
  reaction: PostedReaction,
  intent: Exclude<Intent, { do: "remove" }>,
  asking: Asking,
  parts: MessageParts,
): Promise<void> {
  const { origin } = reaction;
  // Reading the message may cost a request to the platform, whatever is in it.
  if (!(await mayRead(asking, 1, true, parts))) return;
  const card = await parts.messages.find(origin, reaction.message);
  const sources = card === null ? await readSources(reaction, asking, parts) : sourcesOf(card);
  if (sources.length === 0) return;
  const answered: Answered = {
    origin,
    message: card?.source ?? reaction.message,
    thread: reaction.thread,
    author: card === null ? reaction.author : card.author,
    attempt: reaction.attempt,
  };
  const style: AnswerStyle = {
    shows: intent.do,
    language: intent.do === "card" ? intent.language : null,
    automatic: false,
    tells: true,
  };
  const existing = (await parts.messages.answers(origin, answered.message)).filter(
    ({ shows, language }) => shows === style.shows && language === style.language,
  );
  // A second person's reaction finds the cards already there.
  const shown = new Set(existing.map(({ link }) => link));
  const missing = sources.filter(({ key }) => !shown.has(key));
  if (missing.length === 0 || !(await mayRead(asking, missing.length - 1, true, parts))) return;
  await answerSources(answered, asking, style, { sources: missing, left: [] }, [], parts);
}

/** Most reactions stand on messages without links: those mean nothing. */
async function readSources(
  reaction: PostedReaction,
  asking: Asking,
  parts: MessageParts,
): Promise<readonly Source[]> {
  const text = await reaction.readText();
  if (text !== null) return findWanted(text).sources;
  const hint = withCommand(asking, "notice.text-withheld-hint", "summarize");
  await tell(asking, makeNotice(asking.words, "notice.text-withheld", { hint }), parts);
  return [];
}

function sourcesOf({ link }: PostedCard): readonly Source[] {
  return link?.startsWith("http") === true ? [{ key: link, url: link }] : [];
}
